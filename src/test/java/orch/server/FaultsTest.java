package orch.server;

import static orch.server.Client.header;
import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control plane injects the requested faults. */
class FaultsTest {
  private static final UUID KEY = UUID.fromString("6d1f3a52-90c4-4a8e-8f07-2b1c5d9e0a37");

  @TempDir Path directory;
  private Plane plane;
  private Client client;

  @BeforeEach
  void begin() {
    plane = new Plane(directory);
    client = plane.client;
  }

  private void start(String... faults) {
    plane.close();
    plane = new Plane(directory, List.of(faults));
    client = plane.client;
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  @Test
  void statusIsAnsweredInsteadOfActing() {
    start("create:429=2*2", "503");

    HttpResponse<String> throttled = client.post(Plane.MINIMAL, KEY);
    assertEquals(429, throttled.statusCode());
    assertEquals("2", header(throttled, "Retry-After"));
    assertEquals(20429, json(throttled).path("code").asInt());
    assertEquals(503, client.get(Client.CONFIGURATIONS).statusCode());
    assertEquals(429, client.post(Plane.MINIMAL, KEY).statusCode());

    plane.settled(client.post(Plane.MINIMAL, KEY));
    assertEquals(1, count());
  }

  @Test
  void faultWaitsForTheRequestItIsMeantFor() {
    start("get:500*forever", "delete:502", "operation:504", "update:503*2");

    HttpResponse<String> accepted = client.post(Plane.MINIMAL);
    assertEquals(504, client.operation(header(accepted, "Operation-Id")).statusCode());
    String id = plane.settled(accepted);
    assertEquals(500, client.configuration(id).statusCode());
    assertEquals(503, client.put(id, "{}").statusCode());
    assertEquals(503, client.patch(id, "{}").statusCode());
    assertEquals(502, client.delete(id).statusCode());
    assertEquals(1, count());
    assertEquals(500, client.configuration(id).statusCode());
  }

  @Test
  void errorsHaveOtherShapes() {
    start("shape2=400", "shape3=503", "html=502", "empty=500", "redirect=https://evil.test/x");

    JsonNode second = json(client.get(Client.CONFIGURATIONS));
    assertEquals(
        "{\"code\":20001,\"httpStatusCode\":400,\"message\":\"Injected fault: status 400\""
            + ",\"userError\":true,\"params\":{}}",
        second.toString());

    HttpResponse<String> third = client.get(Client.CONFIGURATIONS);
    assertEquals("application/problem+json", header(third, "Content-Type"));
    assertEquals(
        List.of("type", "title", "status", "detail", "instance", "code", "errors"),
        json(third).properties().stream().map(Map.Entry::getKey).toList());

    HttpResponse<String> html = client.get(Client.CONFIGURATIONS);
    assertEquals(502, html.statusCode());
    assertEquals("text/html", header(html, "Content-Type"));
    assertTrue(html.body().startsWith("<html>"), html.body());

    HttpResponse<String> empty = client.get(Client.CONFIGURATIONS);
    assertEquals(500, empty.statusCode());
    assertEquals("", empty.body());

    HttpResponse<String> redirect = client.get(Client.CONFIGURATIONS);
    assertEquals(302, redirect.statusCode());
    assertEquals("https://evil.test/x", header(redirect, "Location"));
  }

  @Test
  void connectionIsCutBeforeOrAfterTheRequestIsActedOn() {
    start("create:cut-before", "create:cut-after");

    assertThrows(IOException.class, () -> client.trySend(keyed("before")));
    plane.clock.passSeconds(2);
    assertEquals(0, count());

    assertThrows(IOException.class, () -> client.trySend(keyed("after")));
    plane.clock.passSeconds(2);
    assertEquals(1, count());
    assertEquals(202, client.send(keyed("after")).statusCode());
    plane.clock.passSeconds(2);
    assertEquals(1, count());
  }

  @Test
  void answerIsTruncatedAfterTheRequestWasActedOn() throws IOException {
    start("create:truncated");

    assertThrows(
        IOException.class,
        () -> client.trySend(client.written("POST", Client.CONFIGURATIONS, Plane.MINIMAL)));

    plane.clock.passSeconds(2);
    assertEquals(1, count());
  }

  @Test
  void stalledAnswerEndsWhenTheServerCloses() throws IOException {
    start("stall");
    try (Socket socket = RawHttp.connect(plane.server)) {
      RawHttp.send(socket, RawHttp.head("GET " + Client.CONFIGURATIONS, "localhost") + "\r\n");
      InputStream answer = socket.getInputStream();
      String begun = new String(answer.readNBytes(40), StandardCharsets.UTF_8);
      assertTrue(begun.startsWith("HTTP/1.1 200 OK"), begun);

      long start = System.nanoTime();
      plane.close();
      assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 2000);
      String rest = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(rest.endsWith("\r\n\r\n{\"configurations\":[],\"meta\":{\"key"), rest);
    }
  }

  @Test
  void hugeAnswerStopsWhenTheClientGoes() throws IOException {
    start("huge*2");
    long bytes = 0;
    try (Socket socket = RawHttp.connect(plane.server)) {
      RawHttp.send(
          socket,
          RawHttp.head("GET " + Client.CONFIGURATIONS, "localhost") + "Connection: close\r\n\r\n");
      bytes += socket.getInputStream().skip(300L << 20);
    }
    assertTrue(bytes > 200L << 20, "only " + bytes);

    try (Socket socket = RawHttp.connect(plane.server)) {
      RawHttp.send(socket, RawHttp.head("GET " + Client.CONFIGURATIONS, "localhost") + "\r\n");
      assertEquals(100_000, socket.getInputStream().readNBytes(100_000).length);
    }
    assertEquals(200, client.get(Client.CONFIGURATIONS).statusCode());
  }

  @Test
  void slowAnswerComesLateButWhole() {
    start("list:slow=300");
    long start = System.nanoTime();

    assertEquals(200, client.get(Client.CONFIGURATIONS).statusCode());

    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 300);
  }

  private HttpRequest.Builder keyed(String name) {
    return client
        .written("POST", Client.CONFIGURATIONS, Plane.named(name))
        .header("Idempotency-Key", KEY.toString());
  }

  private int count() {
    return json(client.get(Client.CONFIGURATIONS)).path("configurations").size();
  }
}
