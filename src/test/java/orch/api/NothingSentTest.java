package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import orch.FakeTime;
import orch.concurrent.Deadline;
import orch.json.Json;
import orch.operation.Write;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Requests that are known not to have been sent, and clients that close without affecting each
 * other.
 */
class NothingSentTest {
  private static final JsonNode BODY = Json.read("{\"displayName\":\"n\"}");

  private final FakeTime time = new FakeTime();
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private HttpServer server;
  private URI base;

  @BeforeEach
  void server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          try {
            mayAnswer.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          byte[] body = "{\"id\":\"c1\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    mayAnswer.countDown();
    server.stop(0);
  }

  private Api api(URI where) {
    ClientOptions manner =
        new ClientOptions(
            Duration.ofSeconds(20), Retry.never(), "test", time, time, time, Trace.NONE);
    return new Api(new Target(where, "Basic eDp5"), manner);
  }

  private static Write write() {
    UUID key = UUID.fromString("00000000-0000-4000-8000-000000000001");
    return new Write(Write.Method.POST, ConfigurationWrites.PATH, BODY, key, "configuration");
  }

  @Test
  void afterTheDeadlineNothingIsSentAndThatIsKnown() {
    Deadline passed = Deadline.in(Duration.ZERO, time);
    try (Api api = api(base)) {
      ApiException problem =
          assertThrows(ApiException.DeadlinePassed.class, () -> api.send(write(), passed));
      assertTrue(problem.isWithoutEffect());
      assertEquals(0, requests.get());
    }
  }

  @Test
  void aWriteWhoseBodyNeverLeftIsWithoutEffect() throws IOException {
    // The system accepts connections up to the backlog; no program answers on them.
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI silent = URI.create("https://127.0.0.1:" + full.getLocalPort());
      Deadline deadline = Deadline.in(Duration.ofMillis(300), time);
      try (Api api = api(silent)) {
        ApiException problem =
            assertThrows(ApiException.Unreachable.class, () -> api.send(write(), deadline));
        assertTrue(problem.isWithoutEffect(), "TLS never began, so the body cannot have left");
      }
    }
  }

  @Test
  void aWriteThatWasReceivedAndNotAnsweredMayHaveAnEffect() {
    Deadline deadline = Deadline.in(Duration.ofSeconds(2), time);
    try (Api api = api(base)) {
      ApiException problem =
          assertThrows(ApiException.Unreachable.class, () -> api.send(write(), deadline));
      assertEquals(1, requests.get());
      assertFalse(problem.isWithoutEffect());
    }
  }

  @Test
  void oneClientIsClosedAndTheOthersCallGoesOn() throws InterruptedException {
    Set<Thread> ofOtherTests = selectors();
    Api[] clients = new Api[2];
    Thread[] makers = new Thread[2];
    for (int i = 0; i < 2; i++) {
      int number = i;
      makers[i] = new Thread(() -> clients[number] = api(base), "maker " + i);
    }
    Arrays.stream(makers).forEach(Thread::start);
    for (Thread maker : makers) {
      maker.join();
    }
    AtomicInteger answers = new AtomicInteger();
    Thread call =
        new Thread(
            () -> {
              try {
                clients[1].configuration("c1", Deadline.in(Duration.ofSeconds(30), time));
                answers.incrementAndGet();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "call");
    call.start();
    while (requests.get() == 0) {
      Thread.onSpinWait();
    }
    clients[0].close();
    mayAnswer.countDown();
    call.join(20_000);
    assertEquals(1, answers.get(), "the other client's call was lost");
    clients[1].close();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    Set<Thread> left = selectors();
    left.removeAll(ofOtherTests);
    while (!left.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(10);
      left.retainAll(selectors());
    }
    assertEquals(Set.of(), left, "a closed client leaves no thread behind");
  }

  private static Set<Thread> selectors() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(NothingSentTest::isSelectorOfAClient)
        .collect(Collectors.toSet());
  }

  private static boolean isSelectorOfAClient(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null
        && group.getName().equals("http client")
        && thread.getName().endsWith("-SelectorManager");
  }
}
