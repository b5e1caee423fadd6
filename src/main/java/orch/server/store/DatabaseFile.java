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

/** Creates the database's file and directory, readable by the current user only. */
final class DatabaseFile {
  private DatabaseFile() {}

  /**
   * Creates the file and its directory if missing. Existing ones keep their permissions.
   *
   * @throws DatabaseException when the file cannot be created
   */
  static void prepare(Path file) throws IOException {
    try {
      create(file);
    } catch (AccessDeniedException e) {
      throw new DatabaseException(file.toString(), "permission denied for " + e.getFile(), true, e);
    } catch (FileAlreadyExistsException | NotDirectoryException e) {
      throw new DatabaseException(file.toString(), e.getFile() + " is not a directory", true, e);
    } catch (NoSuchFileException e) {
      boolean isItself = file.toString().equals(e.getFile());
      String reason = isItself ? "no file can be created there" : e.getFile() + " does not exist";
      throw new DatabaseException(file.toString(), reason, true, e);
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "the disk fails" : e.getReason();
      throw new DatabaseException(file.toString(), reason, isBelowFile(file), e);
    }
  }

  /** Whether a parent of the path is a file instead of a directory. */
  private static boolean isBelowFile(Path file) {
    Path place = file.getParent();
    while (place != null && !Files.exists(place)) {
      place = place.getParent();
    }
    return place != null && !Files.isDirectory(place);
  }

  private static void create(Path file) throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      OwnerOnly.createDirectory(directory);
    }
    try {
      // SQLite creates the files beside this one with the same permissions.
      OwnerOnly.createFile(file);
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(file)) {
        throw new DatabaseException(file.toString(), "it is a directory, not a database", true, e);
      }
    }
  }
}
