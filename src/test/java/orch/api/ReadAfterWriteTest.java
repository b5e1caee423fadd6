package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.json.Json;
import orch.operation.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads that do not show a change yet. */
class ReadAfterWriteTest {
  private static final Configuration BEFORE =
      new Configuration(Json.read("{\"id\":\"c1\",\"version\":1}"));
  private static final Duration LAG = Duration.ofSeconds(3);

  private final FakeTime time = new FakeTime();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile int oldReads;
  private volatile int status = 200;
  private HttpServer server;
  private Api api;

  @BeforeEach
  void server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v2/ControlPlane/Configurations/c1",
        exchange -> {
          int version = reads.incrementAndGet() > oldReads ? 2 : 1;
          byte[] body =
              ("{\"id\":\"c1\",\"version\":" + version + "}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    ClientOptions manner =
        new ClientOptions(
            Duration.ofSeconds(20), Retry.never(), "test", time, time, time, Trace.NONE);
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    api = new Api(new Target(base, "Basic eDp5"), manner);
  }

  @AfterEach
  void stop() {
    api.close();
    server.stop(0);
  }

  private OptionalLong version(Configuration before, Duration patience)
      throws InterruptedException {
    return new ReadAfterWrite(api, time).read(before, Deadline.in(patience, time)).version();
  }

  @Test
  void aReadThatDoesNotLagIsTheOnlyOne() throws InterruptedException {
    assertEquals(OptionalLong.of(2), version(BEFORE, Duration.ofMinutes(1)));
    assertEquals(1, reads.get());
    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void theOldVersionIsReadAgainAfterAPause() throws InterruptedException {
    for (int old = 1; old < 5; old++) {
      oldReads = old;
      reads.set(0);
      assertEquals(OptionalLong.of(2), version(BEFORE, Duration.ofMinutes(1)));
      assertEquals(old + 1, reads.get());
    }
    assertEquals(Collections.nCopies(1 + 2 + 3 + 4, LAG), time.sleeps());
  }

  @Test
  void afterFiveReadsItIsWhatItIs() throws InterruptedException {
    oldReads = Integer.MAX_VALUE;
    assertEquals(OptionalLong.of(1), version(BEFORE, Duration.ofMinutes(1)));
    assertEquals(5, reads.get());
    assertEquals(Collections.nCopies(4, LAG), time.sleeps());
  }

  @Test
  void noPauseGoesPastTheDeadline() throws InterruptedException {
    oldReads = Integer.MAX_VALUE;
    assertEquals(OptionalLong.of(1), version(BEFORE, Duration.ofSeconds(7)));
    assertEquals(List.of(LAG, LAG), time.sleeps());
    assertEquals(3, reads.get());
  }

  @Test
  void withoutAVersionBeforeTheFirstReadCounts() throws InterruptedException {
    oldReads = Integer.MAX_VALUE;
    Configuration unknown = new Configuration(Json.read("{\"id\":\"c1\"}"));
    assertEquals(OptionalLong.of(1), version(unknown, Duration.ofMinutes(1)));
    assertEquals(1, reads.get());
  }

  @Test
  void whatCannotBeReadIsAProblemAtOnce() {
    status = 404;
    assertThrows(ApiException.NotFound.class, () -> version(BEFORE, Duration.ofMinutes(1)));
    assertEquals(1, reads.get());
  }
}
