package orch.api;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Java's check of certificates and host names, with the reason of a refusal. */
final class Trust extends X509ExtendedTrustManager {
  private final @Nullable X509ExtendedTrustManager other;
  private final Optional<Supplier<List<X509Certificate>>> more;

  private Trust(
      @Nullable X509ExtendedTrustManager other, Optional<Supplier<List<X509Certificate>>> more) {
    this.other = other;
    this.more = more;
  }

  /**
   * Trusts Java's certificate authorities, which are read at the first check.
   *
   * @param more further ones, read only when Java's are not enough
   */
  static Trust ofJava(Optional<Supplier<List<X509Certificate>>> more) {
    return new Trust(null, more);
  }

  /** Trusts the authorities of another trust manager. */
  static Trust of(X509ExtendedTrustManager other) {
    return new Trust(other, Optional.empty());
  }

  private X509ExtendedTrustManager manager() throws CertificateException {
    return other == null ? Tls.authorities() : other;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      manager().checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      FailureCause failureCause = failureCause(e, chain, authType);
      if (failureCause != FailureCause.UNKNOWN_AUTHORITY || more.isEmpty()) {
        throw new UntrustedException(failureCause, chain, e);
      }
      withMore().checkServerTrusted(chain, authType, engine);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      manager().checkServerTrusted(chain, authType, socket);
    } catch (CertificateException e) {
      FailureCause failureCause = failureCause(e, chain, authType);
      if (failureCause != FailureCause.UNKNOWN_AUTHORITY || more.isEmpty()) {
        throw new UntrustedException(failureCause, chain, e);
      }
      withMore().checkServerTrusted(chain, authType, socket);
    }
  }

  /** The same check with Java's and the further authorities. */
  private Trust withMore() throws CertificateException {
    try {
      return of(Tls.trustManager(more.orElseThrow().get()));
    } catch (RuntimeException e) {
      throw new UnreadableAuthorities(e);
    }
  }

  /**
   * The further authorities cannot be read. TLS passes on only its own exceptions, hence this one.
   */
  static final class UnreadableAuthorities extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final transient RuntimeException problem;

    UnreadableAuthorities(RuntimeException problem) {
      super(problem);
      this.problem = problem;
    }

    RuntimeException problem() {
      return problem;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    // Without the connection, the host name cannot be compared.
    throw new CertificateException("the certificate cannot be checked without its connection");
  }

  private FailureCause failureCause(
      CertificateException why, X509Certificate[] chain, String authType) {
    for (Throwable at = why; at != null; at = at.getCause()) {
      if (at instanceof CertificateExpiredException) {
        return FailureCause.EXPIRED;
      }
      if (at instanceof CertificateNotYetValidException) {
        return FailureCause.NOT_YET_VALID;
      }
      if (at instanceof CertPathBuilderException) {
        return FailureCause.UNKNOWN_AUTHORITY;
      }
    }
    return isTrustedForAnotherHost(chain, authType)
        ? FailureCause.WRONG_HOST
        : FailureCause.UNACCEPTABLE;
  }

  /** The same check without the host name. */
  private boolean isTrustedForAnotherHost(X509Certificate[] chain, String authType) {
    try {
      manager().checkServerTrusted(chain, authType);
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    manager().checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    manager().checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    manager().checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    try {
      return manager().getAcceptedIssuers();
    } catch (CertificateException e) {
      return new X509Certificate[0];
    }
  }
}
