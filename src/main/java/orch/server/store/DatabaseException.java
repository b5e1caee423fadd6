package orch.server.store;

import java.io.IOException;
import java.nio.file.Path;

/** The database file cannot be opened. */
public final class DatabaseException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean isWrongPath;

  /**
   * @param isWrongPath whether another path would help; else the file itself, or its disk, fails
   */
  DatabaseException(Path file, String reason, boolean isWrongPath, Throwable cause) {
    super("cannot open the database " + file + ": " + reason, cause);
    this.reason = reason;
    this.isWrongPath = isWrongPath;
  }

  /** The cause, without the name of the file. */
  public String reason() {
    return reason;
  }

  /** Whether no database can be at the path; else the file or its disk fails. */
  public boolean isWrongPath() {
    return isWrongPath;
  }
}
