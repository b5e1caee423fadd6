package orch.api;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
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
  private static final String GROUPS = "jdk.tls.namedGroups";

  static {
    groups(Runtime.version().feature(), System.getProperty(GROUPS))
        .ifPresent(groups -> System.setProperty(GROUPS, groups));
  }

  private Tls() {}

  /**
   * The groups for key exchange to ask Java for: all of its own in another order. A client sends
   * keys for the first elliptic curve of each of two kinds, before it knows which of them the
   * server takes. Nearly all servers take x25519; for a key of secp256r1, Java 25 first computes a
   * table, which takes a tenth of the CPU time of a command. A server that takes only secp256r1
   * asks for it, which costs one more round trip. OpenSSL and Go have long sent x25519 alone.
   *
   * @param feature the version of Java; 27 has other groups, which must not be lost
   * @param chosen what the user has chosen; null for nothing
   * @return empty to leave Java's order as it is
   */
  static Optional<String> groups(int feature, @Nullable String chosen) {
    return chosen != null || feature < 25 || feature > 26
        ? Optional.empty()
        : Optional.of(
            "x25519,ffdhe2048,secp256r1,secp384r1,secp521r1,x448"
                + ",ffdhe3072,ffdhe4096,ffdhe6144,ffdhe8192");
  }

  /**
   * A TLS context that trusts Java's certificate authorities, and these where Java's are not
   * enough.
   */
  static SSLContext context(Optional<Supplier<List<X509Certificate>>> trusted) {
    return trusted.isEmpty() ? Usual.CONTEXT : trusting(Trust.ofJava(trusted));
  }

  /**
   * The check with Java's certificate authorities. The first use reads them, which is slow.
   *
   * @throws CertificateException when they cannot be read
   */
  static X509ExtendedTrustManager authorities() throws CertificateException {
    return Authorities.OF_JAVA.manager();
  }

  /**
   * A trust manager for Java's certificate authorities and these.
   *
   * @throws CertificateException when Java's cannot be read
   */
  static X509ExtendedTrustManager trustManager(List<X509Certificate> trusted)
      throws CertificateException {
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      for (X509Certificate certificate : authorities().getAcceptedIssuers()) {
        all.setCertificateEntry("java-" + all.size(), certificate);
      }
      for (X509Certificate certificate : trusted) {
        all.setCertificateEntry("more-" + all.size(), certificate);
      }
      return manager(all);
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the trusted certificates cannot be loaded", e);
    }
  }

  /** Created once, at the first use. */
  private static final class Usual {
    static final SSLContext CONTEXT = trusting(Trust.ofJava(Optional.empty()));
  }

  /**
   * Certificate authorities, or why they cannot be read.
   *
   * @param read null when they cannot
   */
  private record Authorities(
      @Nullable X509ExtendedTrustManager read, @Nullable GeneralSecurityException problem) {
    static final Authorities OF_JAVA = ofJava();

    private static Authorities ofJava() {
      try {
        return new Authorities(Tls.manager(null), null);
      } catch (GeneralSecurityException e) {
        return new Authorities(null, e);
      }
    }

    X509ExtendedTrustManager manager() throws CertificateException {
      if (read != null) {
        return read;
      }
      @Nullable Throwable reason = problem;
      while (reason != null && reason.getCause() != null) {
        reason = reason.getCause();
      }
      throw new CertificateException(
          "the certificate authorities of this Java cannot be read"
              + (reason == null ? "" : ": " + reason.getMessage()),
          problem);
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
