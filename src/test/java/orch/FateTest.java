package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What messages say about a write without a response: whether the service may have received it. */
class FateTest {
  private static final String MAYBE = "the service may have applied the write";

  @TempDir private Path home;

  private Result create(int port) {
    String[] words = {"-p", "local", "--base-url", "http://127.0.0.1:" + port, "--max-retries=1"};
    return new Orch(home).run(joined(joined(words, "config", "create"), PLAIN)).exits(12);
  }

  @Test
  void nothingWhenNoAttemptCanHaveArrived() {
    Result refused = create(1).says("does not accept connections");
    assertFalse(refused.err().contains(MAYBE), refused::toString);
  }

  @Test
  void maybeWhenAnEarlierAttemptCanHaveArrived() throws IOException {
    ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    int port = listener.getLocalPort();
    Thread once = new Thread(() -> serveOnce(listener), "once");
    once.setDaemon(true);
    once.start();
    create(port).says("does not accept connections").says(MAYBE);
  }

  /** Reads a request and closes the connection; from then on no client can connect. */
  private static void serveOnce(ServerSocket listener) {
    try (Socket client = only(listener)) {
      byte[] request = new byte[65_536];
      assertTrue(client.getInputStream().read(request) > 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket only(ServerSocket listener) throws IOException {
    try (listener) {
      return listener.accept();
    }
  }
}
