package orch.api;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The TLS settings: certificates are always checked, and a refusal says why. */
final class Tls {
  private Tls() {}

  /**
   * A TLS context that trusts Java's certificate authorities, and these where Java's are not
   * enough.
   */
  static SSLContext context(Optional<Supplier<List<X509Certificate>>> trusted) {
    try {
      return trusted.isEmpty() ? Usual.CONTEXT : trusting(new Trust(Usual.MANAGER, trusted));
    } catch (NoClassDefFoundError e) {
      throw TlsWarmUp.firstError(e);
    }
  }

  /** A trust manager for Java's certificate authorities and these. */
  static X509ExtendedTrustManager trustManager(List<X509Certificate> trusted) {
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      for (X509Certificate certificate : Usual.MANAGER.getAcceptedIssuers()) {
        all.setCertificateEntry("java-" + all.size(), certificate);
      }
      for (X509Certificate certificate : trusted) {
        all.setCertificateEntry("more-" + all.size(), certificate);
      }
      return manager(all);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the trusted certificates cannot be loaded", e);
    }
  }

  /** Created once, at the first use: reading the root certificates is slow. */
  private static final class Usual {
    static final X509ExtendedTrustManager MANAGER = java();
    static final SSLContext CONTEXT = trusting(new Trust(MANAGER, Optional.empty()));

    private static X509ExtendedTrustManager java() {
      try {
        return manager(null);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no root certificates", e);
      }
    }
  }

  private static SSLContext trusting(Trust trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java does not support TLS", e);
    }
  }

  /**
   * @param authorities null for Java's own
   */
  private static X509ExtendedTrustManager manager(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }
}
