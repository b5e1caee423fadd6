package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import orch.concurrent.Deadline;
import orch.operation.PollResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls that run concurrently, and those that do not. */
class ConcurrencyTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private HttpServer server;
  private Api api;

  @BeforeEach
  void server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    ClientOptions manner =
        new ClientOptions(
            Duration.ofSeconds(20),
            Retry.never(),
            "test",
            Clock.systemUTC(),
            () -> Duration.ofNanos(System.nanoTime()),
            pause -> {},
            Trace.NONE);
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    api = new Api(new Target(base, "Basic eDp5"), manner);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20), () -> Duration.ofNanos(System.nanoTime()));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void operationsAreLookedAtSixteenAtATime() throws Exception {
    CountDownLatch together = new CountDownLatch(16);
    server.createContext(
        "/",
        exchange -> {
          most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
          together.countDown();
          await(together);
          inFlight.decrementAndGet();
          answer(
              exchange,
              "{\"status\": \"PENDING\", \"operationId\": \"" + exchange.getRequestURI() + "\"}");
        });
    List<String> names = IntStream.range(0, 64).mapToObj(i -> "proc_job_" + i).toList();
    try (OperationFetcher lookout = new OperationFetcher(api)) {
      List<PollResult> looks = lookout.poll(names, soon());
      for (int i = 0; i < 64; i++) {
        PollResult.Seen seen = (PollResult.Seen) looks.get(i);
        assertTrue(
            seen.operation().id().orElseThrow().endsWith("/proc_job_" + i), "in their order");
      }
    }
    assertEquals(16, most.get());
  }

  @Test
  void theNextPageIsOnItsWayWhileOneIsHandedOver() throws Exception {
    CountDownLatch secondAsked = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          boolean second = exchange.getRequestURI().getQuery().contains("pageToken=two");
          if (second) {
            secondAsked.countDown();
          }
          answer(exchange, page(second ? "" : "two", second ? "b" : "a"));
        });
    List<String> taken = new ArrayList<>();
    new Pages(api, soon())
        .each(
            new Listing(1, ""),
            configuration -> {
              await(secondAsked);
              return taken.add(configuration.id());
            });
    assertEquals(List.of("a", "b"), taken);
  }

  @Test
  void pagesThatGoRoundInACircleAreAnError() {
    server.createContext("/", exchange -> answer(exchange, page("again", "a")));
    Pages pages = new Pages(api, soon());
    ApiException problem =
        assertThrows(
            ApiException.BadReply.class,
            () -> pages.each(new Listing(1, ""), configuration -> true));
    assertEquals(
        "the service sent a page token a second time, so the list would never end",
        problem.reply().message());
  }

  private static String page(String nextToken, String id) {
    return "{\"configurations\": [{\"id\": \""
        + id
        + "\"}], \"meta\": {\"key\": \"configurations\", \"pageSize\": 1, \"nextToken\": \""
        + nextToken
        + "\"}}";
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(15, TimeUnit.SECONDS), "never came together");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
