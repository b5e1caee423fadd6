package bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;

/** The certificates of a run, and the options that make each tool trust them. */
record Tls(Path directory) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  static Tls make(Setting setting) throws Exception {
    Place place = setting.place();
    Tls tls = new Tls(place.directory("tls"));
    String script = place.file("certificates.sh");
    setting.runner().output(Command.of("certificates", "", script, tls.directory.toString()));
    tls.writeTrustStore(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"));
    return tls;
  }

  /**
   * Writes a trust store with the JDK's authorities and the bench's, so that orch reads as many as
   * usual. A JKS store is read without a password, like the JDK's own.
   */
  private void writeTrustStore(Path jdkStore) throws GeneralSecurityException, IOException {
    KeyStore from = KeyStore.getInstance(jdkStore.toFile(), PASSWORD);
    KeyStore to = KeyStore.getInstance("JKS");
    to.load(null, null);
    for (String alias : java.util.Collections.list(from.aliases())) {
      to.setCertificateEntry(alias, from.getCertificate(alias));
    }
    try (InputStream authority = Files.newInputStream(file("ca.pem"))) {
      CertificateFactory x509 = CertificateFactory.getInstance("X.509");
      to.setCertificateEntry("bench", x509.generateCertificate(authority));
    }
    try (OutputStream store = Files.newOutputStream(file("trust.jks"))) {
      to.store(store, PASSWORD);
    }
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /**
   * The variables for orch and for node. ORCH_JAVA_OPTS would cost a second start of Java, because
   * the launcher tests those options first; users of the vendor's API do not need them.
   */
  Map<String, String> variables() {
    return Map.of(
        "JDK_JAVA_OPTIONS",
        "-Djavax.net.ssl.trustStore=" + file("trust.jks"),
        "NODE_EXTRA_CA_CERTS",
        file("ca.pem").toString());
  }

  List<String> curl() {
    return List.of("--cacert", file("ca.pem").toString());
  }
}
