package orch.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Files and directories that only their owner can use, where the file system has POSIX modes. */
public final class OwnerOnly {
  private OwnerOnly() {}

  /** Creates a directory with mode 0700, and those above it, unless it exists. */
  public static void createDirectory(Path directory) throws IOException {
    // createDirectories refuses a symbolic link to a directory.
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, mode(directory, "rwx------"));
    }
  }

  /**
   * Creates an empty file with mode 0600.
   *
   * @throws FileAlreadyExistsException when the file exists
   */
  public static void createFile(Path file) throws IOException {
    Files.createFile(file, mode(file, "rw-------"));
  }

  /**
   * Creates an empty file with mode 0600, unless it exists.
   *
   * @throws IOException when it exists and is anything but a regular file
   */
  public static void ensureFile(Path file) throws IOException {
    if (RegularFile.ownAttributes(file).isPresent()) {
      return;
    }
    try {
      createFile(file);
    } catch (FileAlreadyExistsException e) {
      // Another process created it at the same moment.
      RegularFile.ownAttributes(file);
    }
  }

  /** The mode of a file, as in ls, when it grants rights to others; empty when it grants none. */
  public static Optional<String> modeForOthers(Path file) throws IOException {
    if (!hasModes(file)) {
      return Optional.empty();
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    Set<PosixFilePermission> owner =
        EnumSet.range(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE);
    return owner.containsAll(mode)
        ? Optional.empty()
        : Optional.of(PosixFilePermissions.toString(mode));
  }

  /** Whether the file system of a file has POSIX modes. */
  public static boolean hasModes(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] mode(Path file, String posix) {
    return hasModes(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))
        }
        : new FileAttribute<?>[0];
  }
}
