package orch.server;

import java.nio.file.Path;
import java.sql.SQLException;

/** The database cannot be read or written now; a later request may find it in order again. */
final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StoreFailure(String message, Throwable cause) {
    super(message, cause);
  }

  static StoreFailure of(Path file, SQLException cause) {
    return new StoreFailure(
        "The local database " + file + " cannot be used: " + DatabaseProblem.words(cause), cause);
  }

  /**
   * @param holder who has it locked, such as {@code process 123}
   */
  static StoreFailure locked(Path file, String holder, Throwable cause) {
    return new StoreFailure(
        "The local database " + file + " is locked: " + holder + " holds it", cause);
  }

  /** For changes that were to be made together with one that went wrong in an unforeseen way. */
  static StoreFailure together(Throwable cause) {
    return new StoreFailure("The change was not made, for one beside it failed: " + cause, cause);
  }
}
