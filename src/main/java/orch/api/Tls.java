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

/** TLS as orch wants it: certificates are always checked, and say why they are refused. */
final class Tls {
  private Tls() {}

  /** A context that trusts the authorities Java knows, and these where they are not enough. */
  static SSLContext context(Optional<Supplier<List<X509Certificate>>> trusted) {
    try {
      return trusted.isEmpty() ? Usual.CONTEXT : trusting(new Trust(Usual.MANAGER, trusted));
    } catch (NoClassDefFoundError e) {
      throw TlsWarmUp.orProblem(e);
    }
  }

  /** A check that trusts the authorities Java knows as well as these. */
  static X509ExtendedTrustManager together(List<X509Certificate> trusted) {
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
      throw new IllegalStateException("the certificates cannot be used", e);
    }
  }

  /** Made once, by whoever is first: reading the root certificates takes its time. */
  private static final class Usual {
    static final X509ExtendedTrustManager MANAGER = java();
    static final SSLContext CONTEXT = trusting(new Trust(MANAGER, Optional.empty()));

    private static X509ExtendedTrustManager java() {
      try {
        return manager(null);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no certificates", e);
      }
    }
  }

  private static SSLContext trusting(Trust trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /**
   * @param authorities null for those Java knows
   */
  private static X509ExtendedTrustManager manager(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }
}
