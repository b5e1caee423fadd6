package orch.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * orch and the curl of this machine decide alike which requests go through a proxy. Left out is
 * what orch understands and curl does not, or only some versions of it: ports, {@code *.name},
 * {@code *} in a list, IPv6 in brackets, and ranges of IPv6 or of all addresses.
 */
class CurlComparisonTest {
  private static final BlockingQueue<String> REACHED = new LinkedBlockingQueue<>();
  private static Door proxy;
  private static Door direct;

  /** Notes each connection and closes it. */
  private record Door(ServerSocket socket) implements AutoCloseable {
    static Door open(String name) throws IOException {
      ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread thread = new Thread(() -> serve(socket, name));
      thread.setDaemon(true);
      thread.start();
      return new Door(socket);
    }

    private static void serve(ServerSocket socket, String name) {
      while (!socket.isClosed()) {
        try (Socket connection = socket.accept()) {
          connection.setSoLinger(true, 0);
          REACHED.add(name);
        } catch (IOException e) {
          return;
        }
      }
    }

    int port() {
      return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @BeforeAll
  static void open() throws IOException {
    proxy = Door.open("proxy");
    direct = Door.open("direct");
  }

  @AfterAll
  static void close() throws IOException {
    proxy.close();
    direct.close();
  }

  @ParameterizedTest
  @CsvSource({
    "*, https://h.example",
    "h.example, https://h.example",
    "H.Example, https://h.EXAMPLE",
    "h.example., https://h.example",
    "h.example, https://h.example.",
    "example, https://h.example",
    ".example, https://h.example",
    ".h.example, https://h.example",
    "*.h.example, https://h.example",
    "h.example, https://hh.example",
    "h.example, https://h.example.evil.example",
    "., https://h.example",
    "'', https://h.example",
    "'  a.example ,b.example   h.example', https://h.example",
    "h.example:80, https://h.example",
    "'*:8443', https://h.example",
    "10.0.0.1, https://10.0.0.1",
    "10.0.0.1:80, https://10.0.0.1",
    "10.0.0.1, https://10.0.0.11",
    "10.0.0.1, https://x.10.0.0.1.example",
    "10.0.0.0/8, https://10.255.1.2",
    "10.0.0.0/8, https://11.0.0.1",
    "10.1.128.0/17, https://10.1.129.1",
    "10.1.128.0/17, https://10.1.127.1",
    "0.0.0.0/0, https://h.example",
    "10.0.0.0/33, https://10.0.0.1",
    "10.0.0.0/x, https://10.0.0.1",
    "fd00::1, https://[fd00::1]",
    "[fd00::1]:80, https://[fd00::1]",
    "fd00::/8, https://[fe80::1]",
    "fd00::/129, https://[fd00::]",
    "::/0, https://10.0.0.1"
  })
  void decideAlike(String noProxy, String url) throws Exception {
    String expected = curl(noProxy, url);
    boolean isDirect = new NoProxy(noProxy).covers(URI.create(url));
    assertEquals(expected, isDirect ? "direct" : "proxy");
  }

  private static String curl(String noProxy, String url) throws Exception {
    REACHED.clear();
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    "curl",
                    "-s",
                    "-k",
                    "-m",
                    "10",
                    "--connect-to",
                    "::127.0.0.1:" + direct.port(),
                    url))
            .redirectErrorStream(true)
            .redirectOutput(Path.of("/dev/null").toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    builder
        .environment()
        .putAll(Map.of("ALL_PROXY", "http://127.0.0.1:" + proxy.port(), "NO_PROXY", noProxy));
    Process curl = builder.start();
    assertTrue(curl.waitFor(20, TimeUnit.SECONDS), "curl takes too long");
    return String.valueOf(REACHED.poll(1, TimeUnit.SECONDS));
  }
}
