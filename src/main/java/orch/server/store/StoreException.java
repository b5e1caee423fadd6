package orch.server.store;

import java.nio.file.Path;
import java.sql.SQLException;

/** The database cannot be read or written now; a later request may find it in order again. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  static StoreException of(Path file, SQLException cause) {
    return new StoreException(
        "The local database " + file + " cannot be used: " + DatabaseErrors.words(cause), cause);
  }

  /**
   * @param holder who has it locked, such as {@code process 123}
   */
  static StoreException locked(Path file, String holder, Throwable cause) {
    return new StoreException(
        "The local database " + file + " is locked: " + holder + " holds it", cause);
  }

  /** For changes that were to be made together with one that went wrong in an unforeseen way. */
  static StoreException together(Throwable cause) {
    return new StoreException("The change was not made, for one beside it failed: " + cause, cause);
  }
}
