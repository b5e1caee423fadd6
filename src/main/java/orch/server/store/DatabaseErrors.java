package orch.server.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Explains why SQLite failed. */
public final class DatabaseErrors {
  private DatabaseErrors() {}

  /** The cause, as a clause that follows the name of the file. */
  public static String reason(SQLException e) {
    return switch (code(e)) {
      case SQLITE_FULL -> "the disk is full";
      case SQLITE_IOERR -> "the disk cannot be read or written (" + detail(e) + ")";
      case SQLITE_READONLY -> "the file is read-only";
      case SQLITE_CORRUPT -> "the file is damaged";
      case SQLITE_NOTADB -> "the file is damaged, or not a database";
      case SQLITE_CANTOPEN, SQLITE_PERM -> "the file cannot be opened";
      case SQLITE_BUSY, SQLITE_LOCKED -> "another process has it locked";
      default -> String.valueOf(e.getMessage());
    };
  }

  static boolean isBusy(SQLException e) {
    SQLiteErrorCode code = code(e);
    return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED;
  }

  /** Whether no database can be opened at the path. */
  static boolean isWrongPath(SQLException e) {
    return code(e) == SQLiteErrorCode.SQLITE_CANTOPEN || e instanceof ForeignDatabaseException;
  }

  /** The lowest byte of an extended result code is the primary code. */
  private static SQLiteErrorCode code(SQLException e) {
    return SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
  }

  /** The code in the driver's message, which is {@code [CODE] its meaning (the error)}. */
  private static String detail(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf(']');
    return message.startsWith("[") && end > 0 ? message.substring(1, end) : message;
  }
}
