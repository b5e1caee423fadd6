package orch.attack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A proxy that can hold back the response to a write that the service has applied. */
final class Relay implements AutoCloseable {
  private static final List<String> PASSED_ON =
      List.of("Authorization", "Content-Type", "Idempotency-Key");
  private static final List<String> PASSED_BACK =
      List.of("Operation-Id", "Retry-After", "Content-Type", "Location", "Twilio-Request-Id");
  private static final long PATIENCE_SECONDS = 60;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<@Nullable Held> next = new AtomicReference<>();
  private final HttpServer front;
  private final URI behind;

  Relay(URI behind) throws IOException {
    this.behind = behind;
    front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    front.setExecutor(threads);
    front.createContext("/", this::relay);
    front.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + front.getAddress().getPort());
  }

  /** A write whose response is held back. */
  static final class Held {
    private final CountDownLatch applied = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Waits until the service has applied the write and sent its response. */
    void awaitApplied() throws InterruptedException {
      if (!applied.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("no write came");
      }
    }

    /** Forwards the response. */
    void release() {
      released.countDown();
    }
  }

  /** Holds back the response to the next write; later writes get theirs at once. */
  Held hold() {
    Held held = new Held();
    next.set(held);
    return held;
  }

  private void relay(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isWrite = !exchange.getRequestMethod().equals("GET");
      Held held = isWrite ? next.getAndSet(null) : null;
      HttpResponse<String> answer = client.send(request(exchange), BodyHandlers.ofString());
      if (held != null) {
        held.applied.countDown();
        held.released.await();
      }
      for (String name : PASSED_BACK) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(value -> exchange.getResponseHeaders().set(name, here(value)));
      }
      byte[] body = here(answer.body()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Replaces the service's URLs by those of the relay, because orch follows no others. */
  private String here(String text) {
    return text.replace(behind.toString(), url().toString());
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    for (String name : PASSED_ON) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return request.build();
  }

  @Override
  public void close() {
    front.stop(0);
    threads.shutdownNow();
  }
}
