package orch.file;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Looks at files before they are opened: a FIFO would block for ever, and a device may never end.
 */
public final class RegularFile {
  private RegularFile() {}

  /**
   * The whole of a file.
   *
   * @param limit the most bytes that it may have
   * @throws IOException when there is no such file, when it is no regular file, is larger than the
   *     limit, or cannot be read
   */
  public static byte[] read(Path file, int limit) throws IOException {
    if (look(file).isEmpty()) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isReadable(file)) {
      throw new FileSystemException(file.toString(), null, "permission denied");
    }
    // Unlike a channel, this stream is not cut off by an interrupt, which is no fault of the file.
    try (InputStream in = new FileInputStream(file.toFile())) {
      byte[] bytes = in.readNBytes(limit + 1);
      checkSize(file, bytes.length, limit);
      return bytes;
    }
  }

  /**
   * Makes sure that a file of so many bytes can be read again.
   *
   * @throws IOException when it is larger than the limit
   */
  public static void checkSize(Path file, int bytes, int limit) throws IOException {
    if (bytes > limit) {
      throw new FileSystemException(
          file.toString(), null, "it is larger than " + (limit >> 20) + " MiB");
    }
  }

  /**
   * The attributes of a file; empty where there is none.
   *
   * @throws IOException when it is anything but a regular file or a link to one
   */
  public static Optional<BasicFileAttributes> look(Path file) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileSystemException(file.toString(), null, "it is a link to nothing");
      }
      return Optional.empty();
    }
    if (!attributes.isRegularFile()) {
      String kind = attributes.isDirectory() ? "a directory" : "a pipe, a socket or a device";
      throw new FileSystemException(
          file.toString(), null, "it is " + kind + ", not a regular file");
    }
    return Optional.of(attributes);
  }
}
