package orch.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import orch.json.Json;

/** A plain HTTP client of one control plane and one account. */
public final class Client {
  public static final String CONFIGURATIONS = "/v2/ControlPlane/Configurations";
  public static final String OPERATIONS = "/v2/ControlPlane/Operations/";

  private final HttpClient http;
  private final URI base;
  private final String authorization;

  public Client(URI base) {
    this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), base, "AC1");
  }

  private Client(HttpClient http, URI base, String account) {
    this.http = http;
    this.base = base;
    this.authorization = basic(account + ":secret");
  }

  static String basic(String pair) {
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /** The same, for another account. */
  public Client as(String account) {
    return new Client(http, base, account);
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  public HttpResponse<String> post(String path, String body) {
    return send(written("POST", path, body));
  }

  public HttpResponse<String> post(String body) {
    return post(CONFIGURATIONS, body);
  }

  public HttpResponse<String> post(String body, UUID key) {
    return send(written("POST", CONFIGURATIONS, body).header("Idempotency-Key", key.toString()));
  }

  public HttpResponse<String> put(String id, String body) {
    return send(written("PUT", CONFIGURATIONS + "/" + id, body));
  }

  public HttpResponse<String> patch(String id, String body) {
    return send(written("PATCH", CONFIGURATIONS + "/" + id, body));
  }

  public HttpResponse<String> delete(String id) {
    return send(request(CONFIGURATIONS + "/" + id).DELETE());
  }

  public HttpResponse<String> configuration(String id) {
    return get(CONFIGURATIONS + "/" + id);
  }

  HttpResponse<String> operation(String id) {
    return get(OPERATIONS + id);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", authorization);
  }

  public HttpRequest.Builder written(String method, String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return trySend(request);
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    }
  }

  public HttpResponse<String> trySend(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public static JsonNode json(HttpResponse<String> response) {
    return Json.read(response.body());
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
