package orch.api;

import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A server certificate was refused, with the reason. */
final class UntrustedException extends CertificateException {
  private static final long serialVersionUID = 1L;
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final int NAMES_SHOWN = 5;

  private final FailureCause failureCause;
  private final transient X509Certificate[] chain;

  /**
   * @param chain the certificates that the server sent, its own first
   */
  UntrustedException(
      FailureCause failureCause, X509Certificate[] chain, CertificateException cause) {
    super(cause.getMessage(), cause);
    this.failureCause = failureCause;
    this.chain = chain;
  }

  FailureCause failureCause() {
    return failureCause;
  }

  /** The message for the user. */
  String message(String host) {
    X509Certificate last = chain[chain.length - 1];
    return switch (failureCause) {
      case EXPIRED -> "the certificate of " + host + " expired on " + earliestEnd();
      case NOT_YET_VALID -> "the certificate of " + host + " is valid only from " + latestStart();
      case UNKNOWN_AUTHORITY ->
          "the certificate of "
              + host
              + " was issued by an authority that is not trusted: "
              + last.getIssuerX500Principal().getName();
      case WRONG_HOST -> "the certificate was issued for " + names() + ", not for " + host;
      default -> "the certificate of " + host + " was rejected: " + getMessage();
    };
  }

  private Instant earliestEnd() {
    Instant earliest = Instant.MAX;
    for (X509Certificate certificate : chain) {
      Instant end = certificate.getNotAfter().toInstant();
      earliest = end.isBefore(earliest) ? end : earliest;
    }
    return earliest;
  }

  private Instant latestStart() {
    Instant latest = Instant.MIN;
    for (X509Certificate certificate : chain) {
      Instant start = certificate.getNotBefore().toInstant();
      latest = start.isAfter(latest) ? start : latest;
    }
    return latest;
  }

  private String names() {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = chain[0].getSubjectAlternativeNames();
      for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
        if (name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS)) {
          names.add(String.valueOf(name.get(1)));
        }
      }
    } catch (CertificateParsingException e) {
      names.clear();
    }
    if (names.isEmpty()) {
      return chain[0].getSubjectX500Principal().getName();
    }
    int shown = Math.min(NAMES_SHOWN, names.size());
    String more = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
    return String.join(", ", names.subList(0, shown)) + more;
  }
}
