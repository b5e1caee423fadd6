package orch.server.store;

import java.io.IOException;

/** The database cannot be opened. */
public final class DatabaseException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean isWrongPath;

  /**
   * @param place the file, or the server and its database
   * @param isWrongPath whether another place would help; else the file itself, or its disk, fails
   */
  DatabaseException(String place, String reason, boolean isWrongPath, Throwable cause) {
    super("cannot open the database " + place + ": " + reason, cause);
    this.reason = reason;
    this.isWrongPath = isWrongPath;
  }

  /** The cause, without the name of the place. */
  public String reason() {
    return reason;
  }

  /** Whether no database can be at the place; else the file or its disk fails. */
  public boolean isWrongPath() {
    return isWrongPath;
  }
}
