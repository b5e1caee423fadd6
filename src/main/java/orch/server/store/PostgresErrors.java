package orch.server.store;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
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

  /** What the driver says of its own files and of the name in the certificate. */
  private static final String UNREADABLE = "Could not ";

  private static final String OTHER_NAME = "could not be verified by hostnameverifier";

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
    return state.equals(BROKEN) ? ofTls(e).orElse("the connection broke") : said(e);
  }

  /** Why TLS failed; empty for another failure. */
  private static Optional<String> ofTls(SQLException e) {
    String said = String.valueOf(e.getMessage());
    if (said.contains(OTHER_NAME)) {
      return Optional.of("the certificate of the server is for another host");
    }
    if (said.startsWith(UNREADABLE) && said.contains("SSL")) {
      return Optional.of(said.endsWith(".") ? said.substring(0, said.length() - 1) : said);
    }
    String problem = "";
    for (Throwable at = e.getCause(); at != null; at = at.getCause()) {
      if (at instanceof CertificateExpiredException) {
        return Optional.of("the certificate of the server has expired");
      }
      if (at instanceof CertificateNotYetValidException) {
        return Optional.of("the certificate of the server is not valid yet");
      }
      if (at instanceof CertPathBuilderException) {
        return Optional.of(
            "the certificate of the server is not from an authority in the file of sslrootcert");
      }
      problem = at instanceof SSLException ? "TLS failed: " + at.getMessage() : problem;
    }
    return Optional.of(problem).filter(text -> !text.isEmpty());
  }

  /** Whether another URL, user or password would help; else the server fails. */
  static boolean isWrongPlace(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return REFUSED_USER.contains(state)
        || state.equals(REJECTED)
        || state.equals("3D000")
        || (state.equals(BROKEN) && ofTls(e).isPresent())
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
