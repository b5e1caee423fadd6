package orch;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import orch.json.Json;

/** A proxy between orch and a server that forwards everything and records orch's requests. */
public final class Wiretap implements AutoCloseable {
  /** Headers that the HTTP client sets itself. */
  private static final Set<String> OWN =
      Set.of("host", "connection", "content-length", "upgrade", "http2-settings");

  /** A request as it was received. */
  public record Sent(String method, String path, String key, String body) {
    public JsonNode json() {
      return Json.read(body);
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final HttpServer front;
  private final String target;
  private final String origin;

  Wiretap(Server server) throws IOException {
    this(server.url(), server.url());
  }

  /**
   * @param target where requests go
   * @param origin what the URLs in responses begin with, when something is between target and
   *     server
   */
  public Wiretap(String target, String origin) throws IOException {
    this.target = target;
    this.origin = origin;
    front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    front.createContext("/", this::pass);
    front.start();
  }

  /** The options that make orch use this proxy. */
  public String[] and(String... args) {
    return Orch.joined(new String[] {"-p", "local", "--base-url", url()}, args);
  }

  String url() {
    return "http://127.0.0.1:" + front.getAddress().getPort();
  }

  /** The requests with this method, in order. */
  public List<Sent> sent(String method) {
    return sent.stream().filter(request -> request.method().equals(method)).toList();
  }

  /** Creates a configuration with any fields, also those that no command of orch would send. */
  JsonNode post(JsonNode document) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(target + "/v2/ControlPlane/Configurations"))
            .header("Authorization", "Basic bG9jYWw6bm90LWEtc2VjcmV0")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(Json.compact(document)))
            .build();
    return Json.read(client.send(request, BodyHandlers.ofString()).body());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      URI url = exchange.getRequestURI();
      sent.add(new Sent(exchange.getRequestMethod(), url.getPath(), key == null ? "" : key, body));
      HttpResponse<String> answer = client.send(request(exchange, body), BodyHandlers.ofString());
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                  exchange.getResponseHeaders().put(name, values.stream().map(this::here).toList());
                }
              });
      byte[] bytes = here(answer.body()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Replaces the server's URLs by those of the wiretap, because orch sends its credentials to no
   * other origin.
   */
  private String here(String text) {
    return text.replace(origin, url());
  }

  private HttpRequest request(HttpExchange exchange, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  @Override
  public void close() {
    front.stop(0);
  }
}
