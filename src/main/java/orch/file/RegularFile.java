package orch.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Checks that a file is a regular file before it is opened: opening a FIFO would block for ever,
 * and a device may never end.
 */
public final class RegularFile {
  private RegularFile() {}

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
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileSystemException(file.toString(), null, "it is a broken symbolic link");
      }
      return Optional.empty();
    }
    if (!attributes.isRegularFile()) {
      String kind = attributes.isDirectory() ? "a directory" : "a device or a pipe";
      throw new FileSystemException(file.toString(), null, "it is " + kind + ", not a file");
    }
    return Optional.of(attributes);
  }
}
