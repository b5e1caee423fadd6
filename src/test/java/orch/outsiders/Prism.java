package orch.outsiders;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import orch.Launched;

/**
 * Stoplight's Prism as a proxy: it checks each request and each response against the contract, and
 * answers an error instead of what breaks it.
 */
final class Prism implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path log;
  private final int port;
  private final Process process;

  Prism(Path directory, String behind) throws IOException, InterruptedException {
    log = directory.resolve("prism.log");
    port = freePort();
    process =
        NodePrograms.start(
            log,
            "node",
            NodePrograms.program("prism"),
            "proxy",
            Launched.CHECKOUT
                .resolve("src/test/resources/contract/control-plane.yaml")
                .toAbsolutePath()
                .toString(),
            behind,
            "--errors",
            "--host",
            "127.0.0.1",
            "--port",
            String.valueOf(port));
    awaitStart();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart() throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!log().contains("Prism is listening")) {
      assertTrue(process.isAlive() && Instant.now().isBefore(end), () -> "no Prism:\n" + log());
      Thread.sleep(50);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What Prism says about the requests. */
  String log() {
    return NodePrograms.text(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
