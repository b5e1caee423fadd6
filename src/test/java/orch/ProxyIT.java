package orch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launched program does about proxies and certificates that Java does not by default. */
class ProxyIT {
  @Test
  void theLaunchedProgramLogsInAtAProxy(@TempDir Path home) throws Exception {
    Files.writeString(home.resolve("ca.pem"), Certificates.pem("ca"));
    try (Server plain = new Server(home, new FakeTime());
        TlsFront front = new TlsFront(plain.url(), Certificates.GOOD);
        ConnectProxy proxy = new ConnectProxy(front.port(), "corp:hush")) {
      String login =
          "TWILIO_ACCOUNT_SID=AC1 TWILIO_AUTH_TOKEN=x TWILIO_CA_BUNDLE=ca.pem"
              + " NO_PROXY= HTTPS_PROXY=http://corp:hush@"
              + proxy.address();
      Result listed =
          new Launched(home)
              .shell(login + " orch --debug --base-url https://api.corp.example config list")
              .exits(0);
      assertFalse(listed.err().contains("hush"), listed::toString);
    }
  }

  @Test
  void authoritiesThatCannotBeReadAreNamed(@TempDir Path home) throws Exception {
    try (Server plain = new Server(home, new FakeTime());
        TlsFront front = new TlsFront(plain.url(), Certificates.GOOD)) {
      new Launched(home)
          .shell(
              "TWILIO_ACCOUNT_SID=AC1 TWILIO_AUTH_TOKEN=x"
                  + " ORCH_JAVA_OPTS=-Djavax.net.ssl.trustStoreType=none-such"
                  + " orch --base-url "
                  + front.url()
                  + " config list --max-retries 0")
          .exits(12)
          .says(
              "the certificate authorities of this Java cannot be read: none-such KeyStore not available");
    }
  }

  @Test
  void aCallbackWithACertificateThatJavaTrustsIsFine(@TempDir Path home) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream pem = new ByteArrayInputStream(Certificates.pem("ca").getBytes(UTF_8))) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    try (OutputStream out = Files.newOutputStream(home.resolve("trusted.p12"))) {
      trusted.store(out, "changeit".toCharArray());
    }
    Files.writeString(
        home.resolve("a.yaml"),
        """
        displayName: a
        description: d
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
        statusCallbacks: [{url: https://api.corp.example/secret}]
        """);
    try (Server plain = new Server(home, new FakeTime());
        TlsFront front = new TlsFront(plain.url(), Certificates.LASTING);
        ConnectProxy proxy = new ConnectProxy(front.port(), "")) {
      Result result =
          new Launched(home)
              .shell(
                  "HTTPS_PROXY=http://"
                      + proxy.address()
                      + " ORCH_JAVA_OPTS='-Djavax.net.ssl.trustStore=trusted.p12"
                      + " -Djavax.net.ssl.trustStorePassword=changeit'"
                      + " orch -p local --base-url "
                      + plain.url()
                      + " config preflight -f a.yaml --skip memory -o jsonl")
              .exits(0);
      assertTrue(
          result.out().contains("api.corp.example speaks TLSv1.3, with a certificate until"),
          result::toString);
      assertTrue(
          result.out().contains("\"check\":\"callbacks\",\"status\":\"ok\""), result::toString);
      assertEquals(0, front.seen().size(), "no request is sent");
    }
  }
}
