package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The TLS versions and protocols that orch offers, and its errors when the server does not use TLS.
 */
class TlsTest {
  private static final int[] PROTOCOL_VERSION_ALERT = {0x15, 3, 3, 0, 2, 2, 70};

  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    orch = new Orch(directory).file("ca.pem", Certificates.pem("ca"));
    orch.with("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001")
        .with("TWILIO_AUTH_TOKEN", "hush-token");
  }

  private Result list(TlsServers server) {
    return orch.run(
        "--base-url", server.url(), "--ca-bundle=ca.pem", "--max-retries=0", "config", "list");
  }

  @Test
  void http2IsSpokenWithServersThatHaveIt() throws IOException {
    String json = "{\"meta\":{\"key\":\"x\"},\"x\":[{\"id\":\"conv_configuration_1\"}]}";
    try (TlsServers server = TlsServers.http2(json)) {
      assertTrue(list(server).exits(0).out().contains("conv_configuration_1"));
      assertEquals(List.of("h2", "http/1.1"), server.offered());
    }
  }

  @Test
  void nothingOlderThanTls12IsOffered() throws IOException {
    try (TlsServers server = TlsServers.saying(PROTOCOL_VERSION_ALERT)) {
      list(server)
          .exits(12)
          .says("the TLS connection to " + server.url() + " failed: ")
          .says("protocol_version")
          .says("hint: orch uses TLS 1.2 or 1.3");
      // The extension supported_versions: TLS 1.3 and 1.2.
      assertTrue(
          server.offered().get(0).contains("002b00050403040303"), server.offered()::toString);
    }
  }

  @Test
  void aHandshakeThatIsCutIsToldFromOneThatIsRefused() throws IOException {
    try (TlsServers server = TlsServers.saying()) {
      list(server).exits(12).says("the TLS connection to " + server.url() + " failed: ");
    }
  }

  @Test
  void somethingThatSpeaksNoTlsIsTold() throws IOException {
    try (TlsServers server = TlsServers.saying("HTTP/1.1 400 Bad\r\n\r\n".chars().toArray())) {
      list(server).exits(12).says("the TLS connection to " + server.url() + " failed: ");
    }
  }
}
