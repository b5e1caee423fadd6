package orch.server;

import static orch.server.Client.header;
import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The result of repeated writes with the same idempotency key. */
class IdempotencyTest {
  private static final UUID KEY = UUID.fromString("6d1f3a52-90c4-4a8e-8f07-2b1c5d9e0a37");

  @TempDir Path directory;
  private Plane plane;
  private Client client;

  @BeforeEach
  void start() {
    plane = new Plane(directory);
    client = plane.client;
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  @Test
  void repetitionGetsTheFirstAnswerByteForByte() {
    HttpResponse<String> first = client.post(Plane.MINIMAL, KEY);
    plane.clock.passSeconds(30);
    HttpResponse<String> second = client.post(Plane.MINIMAL, KEY);

    assertSame(first, second);
    assertEquals(1, count());
  }

  @Test
  void caseOfTheKeyDoesNotMatter() {
    HttpResponse<String> first = client.post(Plane.MINIMAL, KEY);
    HttpResponse<String> second =
        client.send(
            client
                .written("POST", Client.CONFIGURATIONS, Plane.MINIMAL)
                .header("Idempotency-Key", KEY.toString().toUpperCase(Locale.ROOT)));

    assertSame(first, second);
  }

  @Test
  void repetitionOfUpdateOrDeleteChangesNothing() {
    String id = plane.created();
    HttpResponse<String> updated = keyed("PATCH", id, "{\"description\": \"once\"}", KEY);
    plane.settled(updated);
    plane.settled(client.patch(id, "{\"description\": \"twice\"}"));

    assertSame(updated, keyed("PATCH", id, "{\"description\": \"once\"}", KEY));
    plane.clock.passSeconds(2);
    assertEquals("twice", plane.read(id).path("description").asText());

    UUID other = UUID.randomUUID();
    HttpResponse<String> deleted = keyed("DELETE", id, "", other);
    plane.settled(deleted);
    assertSame(deleted, keyed("DELETE", id, "", other));
  }

  @Test
  void keyOfAnotherRequestIsConflict() {
    String id = plane.created();
    client.post(Plane.MINIMAL, KEY);

    for (HttpResponse<String> refused :
        java.util.List.of(
            client.post(Plane.named("Other"), KEY),
            keyed("PATCH", id, Plane.MINIMAL, KEY),
            keyed("DELETE", id, "", KEY))) {
      assertEquals(409, refused.statusCode(), refused.body());
      assertEquals(20409, json(refused).path("code").asInt());
    }
    plane.clock.passSeconds(2);
    assertEquals(2, count());
  }

  @Test
  void methodPathAndBodyMakeTheRequest() {
    String id = plane.created();
    String other = plane.created();
    String body = Plane.with("\"channelSettings\": {}");
    assertEquals(202, keyed("PATCH", id, body, KEY).statusCode());

    assertEquals(409, keyed("PUT", id, body, KEY).statusCode());
    assertEquals(409, keyed("PATCH", other, body, KEY).statusCode());
    assertEquals(409, keyed("PATCH", id, body + " ", KEY).statusCode());
    assertEquals(202, keyed("PATCH", id, body, KEY).statusCode());
  }

  @Test
  void keyIsForgottenAfterOneDay() {
    HttpResponse<String> first = client.post(Plane.MINIMAL, KEY);
    plane.clock.pass(Duration.ofHours(24).minusMillis(1));
    assertSame(first, client.post(Plane.MINIMAL, KEY));

    plane.clock.pass(Duration.ofMillis(1));
    HttpResponse<String> again = client.post(Plane.named("Other"), KEY);
    assertEquals(202, again.statusCode());
    assertNotEquals(header(first, "Operation-Id"), header(again, "Operation-Id"));
    plane.clock.passSeconds(2);
    assertEquals(2, count());
    String operation = header(first, "Operation-Id");
    assertEquals("COMPLETED", json(client.operation(operation)).path("status").asText());
  }

  @Test
  void accountsDoNotShareKeys() {
    HttpResponse<String> mine = client.post(Plane.MINIMAL, KEY);
    HttpResponse<String> theirs = client.as("AC2").post(Plane.MINIMAL, KEY);

    assertEquals(202, theirs.statusCode());
    assertNotEquals(header(mine, "Operation-Id"), header(theirs, "Operation-Id"));
  }

  @Test
  void keyThatIsNoUuidIsRefused() {
    HttpRequest.Builder request = client.written("POST", Client.CONFIGURATIONS, Plane.MINIMAL);
    HttpResponse<String> refused = client.send(request.header("Idempotency-Key", "retry-1"));

    assertEquals(400, refused.statusCode());
    assertEquals("The Idempotency-Key must be a UUID", json(refused).path("message").asText());
  }

  @Test
  void refusedRequestLeavesItsKeyFree() {
    assertEquals(400, client.post("{}", KEY).statusCode());
    assertEquals(202, client.post(Plane.MINIMAL, KEY).statusCode());
  }

  @Test
  void keySurvivesRestart() {
    HttpResponse<String> first = client.post(Plane.MINIMAL, KEY);
    plane.close();

    plane = new Plane(directory);
    HttpResponse<String> second = plane.client.post(Plane.MINIMAL, KEY);

    assertEquals(header(first, "Operation-Id"), header(second, "Operation-Id"));
    assertEquals(json(first).path("related"), json(second).path("related"));
    assertEquals(
        plane.server.baseUrl() + Client.OPERATIONS + header(first, "Operation-Id"),
        json(second).path("statusUrl").asText());
  }

  private HttpResponse<String> keyed(String method, String id, String body, UUID key) {
    String path = Client.CONFIGURATIONS + "/" + id;
    return client.send(client.written(method, path, body).header("Idempotency-Key", key + ""));
  }

  private int count() {
    return json(client.get(Client.CONFIGURATIONS)).path("configurations").size();
  }

  private static void assertSame(HttpResponse<String> first, HttpResponse<String> second) {
    assertEquals(first.statusCode(), second.statusCode(), second.body());
    assertEquals(first.body(), second.body());
    for (String header : java.util.List.of("Operation-Id", "Location", "Retry-After")) {
      assertEquals(header(first, header), header(second, header));
    }
    assertNotEquals(header(first, "Twilio-Request-Id"), header(second, "Twilio-Request-Id"));
  }
}
