package orch.file;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Reads regular files, and checks that a file is one before it is opened: opening a FIFO would
 * block for ever, and a device may never end.
 */
public final class RegularFile {
  private RegularFile() {}

  /**
   * Reads a whole file.
   *
   * @param limit the largest size, in bytes
   * @throws IOException when the file does not exist, is not a regular file, is larger than the
   *     limit, or cannot be read
   */
  public static byte[] read(Path file, int limit) throws IOException {
    if (attributes(file).isEmpty()) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isReadable(file)) {
      throw new FileSystemException(file.toString(), null, "permission denied");
    }
    // Unlike a channel, this stream does not turn an interrupt into an error of the file.
    try (InputStream in = new FileInputStream(file.toFile())) {
      byte[] bytes = in.readNBytes(limit + 1);
      checkSize(file, bytes.length, limit);
      return bytes;
    }
  }

  /**
   * Checks that a file of this many bytes is within the limit.
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
   * @throws IOException when it is neither a regular file nor a link to one
   */
  public static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      // Something else that exists by now was created since.
      if (Files.isSymbolicLink(file)) {
        throw new FileSystemException(file.toString(), null, "it is a broken symbolic link");
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

  /**
   * The attributes of a file of orch's own that is to be written to; empty where there is none. A
   * symbolic link is refused, because it may lead to any other file of the user.
   *
   * @throws IOException when it is anything but a regular file
   */
  public static Optional<BasicFileAttributes> ownAttributes(Path file) throws IOException {
    Optional<BasicFileAttributes> attributes = attributes(file);
    if (attributes.isPresent() && Files.isSymbolicLink(file)) {
      throw new FileSystemException(
          file.toString(), null, "it is a symbolic link, which orch does not follow to write");
    }
    return attributes;
  }
}
