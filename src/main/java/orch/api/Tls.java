package orch.api;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS as orch wants it: certificates are always checked, and say why they are refused. */
final class Tls {
  private Tls() {}

  /**
   * A context that trusts the authorities Java knows, and these.
   *
   * @param trusted usually none, and then the context is the same for all
   */
  static SSLContext context(List<X509Certificate> trusted) {
    if (trusted.isEmpty()) {
      return Usual.CONTEXT;
    }
    try {
      return trusting(manager(together(trusted)));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the certificates cannot be used", e);
    }
  }

  /** Made once, by whoever is first: reading the root certificates takes its time. */
  private static final class Usual {
    static final SSLContext CONTEXT = make();

    private static SSLContext make() {
      try {
        return trusting(manager(null));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no TLS", e);
      }
    }
  }

  private static SSLContext trusting(X509ExtendedTrustManager manager)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trust(manager)}, null);
    return context;
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

  private static KeyStore together(List<X509Certificate> trusted)
      throws GeneralSecurityException, IOException {
    KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
    all.load(null, null);
    for (X509Certificate certificate : manager(null).getAcceptedIssuers()) {
      all.setCertificateEntry("java-" + all.size(), certificate);
    }
    for (X509Certificate certificate : trusted) {
      all.setCertificateEntry("bundle-" + all.size(), certificate);
    }
    return all;
  }
}
