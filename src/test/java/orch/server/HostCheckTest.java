package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web page in the user's browser, or another machine, gets from the local control plane. */
@Timeout(60)
class HostCheckTest {
  private static final String PAGE = "http://evil.example.com";

  @TempDir Path directory;
  private Plane plane;

  @BeforeEach
  void start() {
    plane = new Plane(directory);
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  private String answer(String line, String host) {
    return RawHttp.exchange(plane.server, line, host);
  }

  private static void has(int status, String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost\r\nHost: evil.example.com",
        "evil.example.com\r\nHost: localhost",
        "localhost\r\nX-Between: a\r\nhOST: 127.0.0.1",
      })
  void aSecondHostIsRefused(String hosts) {
    String answer = answer("GET " + Client.CONFIGURATIONS, hosts);
    has(400, answer);
    assertTrue(answer.contains("The request has 2 Host headers"), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost, 200",
    "http://127.0.0.1:4010, 200",
    "http://[::1]:1, 200",
    "http://evil.example.com, 403",
    "HTTP://EVIL.EXAMPLE.COM:80, 403",
    "https://evil.example.com, 403",
    "http://localhost@evil.example.com, 403",
    "http://user@localhost, 403",
    "//evil.example.com, 403",
    "//127.0.0.1.evil.example.com, 403",
  })
  void aUrlInTheRequestLineIsLookedAtBesideTheHost(String origin, int status) {
    has(status, answer("GET " + origin + Client.CONFIGURATIONS, "localhost"));
  }

  @Test
  void aHostThatIsNotAllowedIsRefusedBesideAUrlThatIs() {
    has(403, answer("GET http://localhost" + Client.CONFIGURATIONS, "evil.example.com"));
  }

  @Test
  void noWebPageIsAllowedToReadOrWrite() {
    for (String line :
        new String[] {
          "OPTIONS " + Client.CONFIGURATIONS,
          "GET " + Client.CONFIGURATIONS,
          "DELETE " + Client.CONFIGURATIONS + "/x"
        }) {
      String answer =
          answer(
              line,
              "localhost\r\nOrigin: "
                  + PAGE
                  + "\r\nAccess-Control-Request-Method: DELETE"
                  + "\r\nAccess-Control-Request-Private-Network: true");
      assertFalse(answer.toLowerCase(Locale.ROOT).contains("access-control"), answer);
    }
    has(405, answer("OPTIONS " + Client.CONFIGURATIONS, "localhost"));
  }

  @Test
  void otherMachinesCannotConnect() throws Exception {
    int port = plane.server.baseUrl().getPort();
    // Every address of the machine but loopback, which other machines would use.
    for (InetAddress address : InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
      if (!address.isLoopbackAddress()) {
        boolean connected;
        try (Socket socket = new Socket(address, port)) {
          connected = socket.isConnected();
        } catch (java.io.IOException e) {
          connected = false;
        }
        assertFalse(connected, () -> "connected to " + address);
      }
    }
    assertEquals("127.0.0.1", plane.server.baseUrl().getHost());
  }

  @Test
  void aLoadBalancerMaySpeakHttpsWithTheClients() {
    String line =
        "GET "
            + Client.OPERATIONS
            + plane.client.post(Plane.MINIMAL).headers().firstValue("Operation-Id").orElseThrow();
    String forwarded = "\r\nX-Forwarded-Proto: https";
    String own = answer(line, "localhost" + forwarded);
    assertTrue(own.contains("\"statusUrl\":\"http://localhost/v2/"), own);

    try (Plane open = new Plane(directory, ControlPlaneSettings::withAnyHost)) {
      String answer = RawHttp.exchange(open.server, line, "sandbox.example.com" + forwarded);
      assertTrue(answer.contains("\"statusUrl\":\"https://sandbox.example.com/v2/"), answer);
      String plain = RawHttp.exchange(open.server, line, "sandbox.example.com");
      assertTrue(plain.contains("\"statusUrl\":\"http://sandbox.example.com/v2/"), plain);
    }
  }
}
