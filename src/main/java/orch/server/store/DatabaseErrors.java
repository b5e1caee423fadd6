package orch.server.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Says in words why SQLite failed. */
public final class DatabaseErrors {
  private DatabaseErrors() {}

  /** The cause, to be put behind the name of the file. */
  public static String words(SQLException e) {
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

  /** Whether nothing can be opened at the path. */
  static boolean isWrongPath(SQLException e) {
    return code(e) == SQLiteErrorCode.SQLITE_CANTOPEN;
  }

  /** The lowest byte of a code is its kind. */
  private static SQLiteErrorCode code(SQLException e) {
    return SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
  }

  /** The driver writes {@code [CODE] words of the code (words of the error)}. */
  private static String detail(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf(']');
    return message.startsWith("[") && end > 0 ? message.substring(1, end) : message;
  }
}
