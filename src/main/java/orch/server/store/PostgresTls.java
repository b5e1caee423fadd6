package orch.server.store;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why TLS with a server of PostgreSQL failed, in words for the user. */
final class PostgresTls {
  /** What the driver says of its own files and of the name in the certificate. */
  private static final String UNREADABLE = "Could not ";

  private static final String OTHER_NAME = "could not be verified by hostnameverifier";

  private PostgresTls() {}

  /** The cause, as a clause that follows the place of the database; empty for another failure. */
  static Optional<String> reason(SQLException e) {
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
}
