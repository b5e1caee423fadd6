package orch.server.store;

import java.nio.file.Path;
import java.sql.SQLException;

/** The database cannot be read or written now; a later request may succeed. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  static StoreException of(Path file, SQLException cause) {
    return of("The local database " + file, DatabaseErrors.reason(cause), cause);
  }

  /**
   * @param database such as {@code The database postgresql://db.example.com/team}
   */
  static StoreException of(String database, String reason, Throwable cause) {
    return new StoreException(database + " cannot be used: " + reason, cause);
  }

  /**
   * @param holder the process that holds the lock, such as {@code process 123}
   */
  static StoreException locked(Path file, String holder, Throwable cause) {
    return new StoreException(
        "The local database " + file + " is locked: " + holder + " holds it", cause);
  }

  /** For the other changes of a transaction in which one failed unexpectedly. */
  static StoreException together(Throwable cause) {
    return new StoreException(
        "The change was not made: another change in the same transaction failed: " + cause, cause);
  }
}
