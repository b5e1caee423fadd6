package orch.server.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import orch.file.OwnerOnly;

/** Makes the database's file and directory for nobody but the user who runs the program. */
final class DatabaseFile {
  private DatabaseFile() {}

  /**
   * Makes what is missing; what is there keeps its permissions.
   *
   * @throws DatabaseException when nothing can be made there
   */
  static void prepare(Path file) throws IOException {
    try {
      make(file);
    } catch (AccessDeniedException e) {
      throw new DatabaseException(file, "permission denied for " + e.getFile(), true, e);
    } catch (FileAlreadyExistsException | NotDirectoryException e) {
      throw new DatabaseException(file, e.getFile() + " is not a directory", true, e);
    } catch (NoSuchFileException e) {
      throw new DatabaseException(file, e.getFile() + " does not exist", true, e);
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "the disk fails" : e.getReason();
      throw new DatabaseException(file, reason, isBelowFile(file), e);
    }
  }

  /** Whether what should be a directory on the way is a file. */
  private static boolean isBelowFile(Path file) {
    Path place = file.getParent();
    while (place != null && !Files.exists(place)) {
      place = place.getParent();
    }
    return place != null && !Files.isDirectory(place);
  }

  private static void make(Path file) throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      OwnerOnly.createDirectory(directory);
    }
    try {
      // SQLite gives the files it puts beside this one the same permissions.
      OwnerOnly.createFile(file);
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(file)) {
        throw new DatabaseException(file, "it is a directory, not a database", true, e);
      }
    }
  }
}
