package orch;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A TLS front end for a local server; it records the headers of the requests. */
public final class TlsFront implements AutoCloseable {
  private static final List<String> PASSED_ON =
      List.of("Authorization", "Content-Type", "Idempotency-Key");
  private static final List<String> PASSED_BACK =
      List.of("Operation-Id", "Retry-After", "Content-Type", "Twilio-Request-Id");

  private final URI behind;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Headers> seen = new CopyOnWriteArrayList<>();
  private final HttpsServer server;

  /**
   * @param certificate the one of {@link Certificates} that it presents
   */
  public TlsFront(String behind, String certificate) throws IOException {
    this.behind = URI.create(behind);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(Certificates.server(certificate)));
    server.setExecutor(threads);
    server.createContext("/", this::relay);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "https://localhost:" + port();
  }

  /** The headers of each request, in order. */
  public List<Headers> seen() {
    return seen;
  }

  private void relay(HttpExchange exchange) throws IOException {
    try (exchange) {
      seen.add(exchange.getRequestHeaders());
      HttpResponse<String> answer = client.send(request(exchange), BodyHandlers.ofString());
      String here = "https://" + exchange.getRequestHeaders().getFirst("Host");
      byte[] body = answer.body().replace(behind.toString(), here).getBytes(StandardCharsets.UTF_8);
      for (String name : PASSED_BACK) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(v -> exchange.getResponseHeaders().set(name, v));
      }
      exchange.sendResponseHeaders(answer.statusCode(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
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
    server.stop(0);
    threads.shutdownNow();
  }
}
