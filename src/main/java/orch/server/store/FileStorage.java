package orch.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;

/**
 * A database file of SQLite, which other processes of this machine may use at the same time.
 *
 * @param file created when missing, with its directory
 */
public record FileStorage(Path file) implements Storage {
  @Override
  public Database open(Beginning beginning, LockWait opening, Deadline serving)
      throws IOException, InterruptedException {
    Path absolute = file.toAbsolutePath();
    DatabaseFile.prepare(absolute);
    loadLibrary(absolute);
    DatabaseLock lock = new DatabaseLock(file, opening, serving);
    try {
      return lock.open(() -> FileDatabase.open(absolute, lock, beginning));
    } catch (SQLException e) {
      throw new DatabaseException(
          place(), DatabaseErrors.reason(e), DatabaseErrors.isWrongPath(e), e);
    }
  }

  /** A failure is one of the database, too: no other file or port would help. */
  private static void loadLibrary(Path file) throws DatabaseException {
    try {
      NativeLibrary.load(file.resolveSibling(""));
    } catch (IOException e) {
      throw new DatabaseException(file.toString(), String.valueOf(e.getMessage()), false, e);
    }
  }

  @Override
  public String place() {
    return file.toString();
  }

  /**
   * Opens an empty database in memory. Nothing is written.
   *
   * @return nothing where the driver would have to write its library first
   */
  public static Optional<Database> inMemory(Beginning beginning, LockWait opening, Deadline serving)
      throws SQLException {
    if (!NativeLibrary.isInPlace()) {
      return Optional.empty();
    }
    Path memory = Path.of(":memory:");
    DatabaseLock lock = new DatabaseLock(memory, opening, serving);
    return Optional.of(FileDatabase.open(memory, lock, beginning));
  }
}
