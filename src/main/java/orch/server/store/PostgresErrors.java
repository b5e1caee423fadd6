package orch.server.store;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Explains why PostgreSQL failed. */
final class PostgresErrors {
  private static final List<String> REFUSED_USER = List.of("28P01", "28000");

  /** Of the driver: the server wants a password, or has no TLS. */
  private static final String REJECTED = "08004";

  /** Of the driver: no connection, or none any more. */
  private static final String BROKEN = "08006";

  private static final String LOCKED = "55P03";

  private PostgresErrors() {}

  /** The cause, as a clause that follows the place of the database. */
  static String reason(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    boolean isPasswordMissing = state.equals(REJECTED) && said(e).contains("password");
    if (isPasswordMissing || REFUSED_USER.contains(state)) {
      return said(e) + " (the password comes from PGPASSWORD or ~/.pgpass)";
    }
    if (state.equals(LOCKED)) {
      return "another emulator has locked the account for 5 seconds";
    }
    Throwable cause = e.getCause();
    if (cause instanceof UnknownHostException) {
      return "the host is unknown";
    }
    if (cause instanceof ConnectException || cause instanceof SocketTimeoutException) {
      return "the server does not answer (" + cause.getMessage() + ")";
    }
    return state.equals(BROKEN) ? PostgresTls.reason(e).orElse("the connection broke") : said(e);
  }

  /** Whether another URL, user or password would help; else the server fails. */
  static boolean isWrongPlace(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return REFUSED_USER.contains(state)
        || state.equals(REJECTED)
        || state.equals("3D000")
        || (state.equals(BROKEN) && PostgresTls.reason(e).isPresent())
        || e.getCause() instanceof UnknownHostException
        || e instanceof ForeignDatabaseException;
  }

  /** The message of the server, which has several lines, or of the driver. */
  private static String said(SQLException e) {
    if (e instanceof PSQLException ofDriver) {
      ServerErrorMessage ofServer = ofDriver.getServerErrorMessage();
      if (ofServer != null) {
        return String.valueOf(ofServer.getMessage());
      }
    }
    return String.valueOf(e.getMessage());
  }
}
