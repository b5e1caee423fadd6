package orch.profile;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads settings files. Pipes and devices are refused, because reading one may never end. */
final class RegularFile {
  /** The largest size of a settings file, in bytes. */
  static final int LIMIT = 1 << 20;

  private RegularFile() {}

  /**
   * Reads the whole file.
   *
   * @throws IOException when it is not a regular file, is larger than the limit, or cannot be read
   */
  static byte[] read(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      String kind = attributes.isDirectory() ? "a directory" : "a pipe, a socket or a device";
      throw refused(file, "it is " + kind + ", not a regular file");
    }
    if (!Files.isReadable(file)) {
      throw refused(file, "permission denied");
    }
    // Unlike a channel, this stream does not turn an interrupt into an error of the file.
    try (InputStream in = new FileInputStream(file.toFile())) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      checkSize(file, bytes.length);
      return bytes;
    }
  }

  /**
   * Checks that a file of this many bytes is within the limit.
   *
   * @throws IOException when it is larger than the limit
   */
  static void checkSize(Path file, int bytes) throws IOException {
    if (bytes > LIMIT) {
      throw refused(file, "it is larger than 1 MiB");
    }
  }

  private static FileSystemException refused(Path file, String reason) {
    return new FileSystemException(file.toString(), null, reason);
  }
}
