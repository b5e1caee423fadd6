package orch.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes the database's file and directory for nobody but the user who runs the program. */
final class DatabaseFile {
  private DatabaseFile() {}

  /** Makes what is missing; what is there keeps its permissions. */
  static void prepare(Path file) throws IOException {
    Path directory = file.getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      Files.createDirectories(directory, only(file, "rwx------"));
    }
    try {
      // SQLite gives the files it puts beside this one the same permissions.
      Files.createFile(file, only(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(file)) {
        throw new IOException(file + " is a directory, not a database", e);
      }
    }
  }

  private static FileAttribute<?>[] only(Path file, String permissions) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
