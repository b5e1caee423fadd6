package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import orch.server.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shutdown of a control plane, also with unfinished requests. */
@Timeout(60)
class ShutdownTest {
  @TempDir Path directory;

  @Test
  void runningExchangeIsAnsweredBeforeTheEnd() throws Exception {
    CountDownLatch decided = new CountDownLatch(1);
    Faults slow = Faults.parse(List.of("create:slow=60000"));
    Plane plane =
        new Plane(
            directory,
            settings ->
                settings.withFaults(slow).withLog((m, path, key, status) -> decided.countDown()));
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> plane.client.post(Plane.MINIMAL));

    decided.await();
    plane.close();

    assertEquals(202, answer.get().statusCode());
  }

  @Test
  void nothingIsServedAfterTheEnd() {
    Plane plane = new Plane(directory);
    plane.close();
    plane.close();

    assertThrows(IOException.class, () -> plane.client.trySend(plane.client.request("/").GET()));
  }

  @Test
  void takenPortIsReported() {
    try (Plane plane = new Plane(directory)) {
      ControlPlaneSettings same =
          ControlPlaneSettings.local(directory.resolve("other.db"), Machines.real())
              .withPort(plane.server.baseUrl().getPort());

      assertThrows(BindException.class, () -> ControlPlane.start(same));
    }
  }

  @Test
  void unknownHostIsReported() {
    ControlPlaneSettings nowhere =
        ControlPlaneSettings.local(directory.resolve("orch.db"), Machines.real())
            .withHost("no.such.invalid");

    assertThrows(UnknownHostException.class, () -> ControlPlane.start(nowhere));
  }

  @Test
  void halfSentRequestsDoNotKeepOthersWaiting() throws IOException {
    try (Plane plane = new Plane(directory)) {
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Socket socket = RawHttp.connect(plane.server);
        String head = RawHttp.head("POST " + Client.CONFIGURATIONS, "localhost");
        RawHttp.send(socket, i % 2 == 0 ? head : head + "Content-Length: 500\r\n\r\n{\"a\":");
        slow.add(socket);
      }

      long start = System.nanoTime();
      plane.created();
      assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 2000);

      for (Socket socket : slow) {
        socket.close();
      }
      plane.created();
    }
  }

  @Test
  void halfSentRequestIsNotWaitedForForever() throws IOException {
    try (Plane plane = new Plane(directory);
        Socket socket = RawHttp.connect(plane.server)) {
      String head = RawHttp.head("POST " + Client.CONFIGURATIONS, "localhost");
      RawHttp.send(socket, head + "Content-Length: 500\r\n\r\n{\"a\":");

      assertEquals(-1, socket.getInputStream().read());
    }
  }

  @Test
  void wrongContentLengthHarmsNobodyElse() throws IOException {
    try (Plane plane = new Plane(directory);
        Socket socket = RawHttp.connect(plane.server)) {
      String head = RawHttp.head("POST " + Client.CONFIGURATIONS, "localhost");
      RawHttp.send(socket, head + "Content-Length: 5\r\n\r\n" + Plane.MINIMAL);
      String line =
          new String(
              socket.getInputStream().readNBytes(12), java.nio.charset.StandardCharsets.US_ASCII);

      assertEquals("HTTP/1.1 400", line);
      plane.created();
    }
  }
}
