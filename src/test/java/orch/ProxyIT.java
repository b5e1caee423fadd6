package orch;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
