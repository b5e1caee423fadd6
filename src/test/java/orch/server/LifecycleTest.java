package orch.server;

import static orch.server.Client.header;
import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the acceptance of a write to its effect. */
class LifecycleTest {
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
  void acceptedWriteTellsWhereToLookAndWhen() {
    HttpResponse<String> accepted = client.post(Plane.MINIMAL);

    assertEquals(202, accepted.statusCode());
    String operation = header(accepted, "Operation-Id");
    assertTrue(operation.matches("proc_job_[0-7][0-9a-hjkmnp-tv-z]{25}"), operation);
    String statusUrl = plane.server.baseUrl() + Client.OPERATIONS + operation;
    assertEquals(statusUrl, header(accepted, "Location"));
    assertEquals("2", header(accepted, "Retry-After"));
    String id = json(accepted).at("/related/configurationId").asText();
    assertTrue(id.matches("conv_configuration_[0-7][0-9a-hjkmnp-tv-z]{25}"), id);
    assertEquals(
        "{\"statusUrl\":\"" + statusUrl + "\",\"related\":{\"configurationId\":\"" + id + "\"}}",
        accepted.body());
  }

  @Test
  void operationGoesFromPendingOverRunningToCompleted() {
    HttpResponse<String> accepted = client.post(Plane.MINIMAL);
    String operation = header(accepted, "Operation-Id");

    HttpResponse<String> first = client.operation(operation);
    assertEquals("PENDING", json(first).path("status").asText());
    assertEquals("2", header(first, "Retry-After"));
    assertEquals(operation, json(first).path("operationId").asText());
    assertEquals("2026-03-01T10:00:00Z", json(first).path("createdAt").asText());
    assertFalse(json(first).has("completedAt"));
    assertFalse(json(first).has("result"));

    plane.clock.pass(Duration.ofMillis(1001));
    HttpResponse<String> second = client.operation(operation);
    assertEquals("RUNNING", json(second).path("status").asText());
    assertEquals("1", header(second, "Retry-After"));

    plane.clock.pass(Duration.ofMillis(999));
    HttpResponse<String> third = client.operation(operation);
    JsonNode done = json(third);
    assertEquals("COMPLETED", done.path("status").asText());
    assertEquals("2026-03-01T10:00:02Z", done.path("completedAt").asText());
    assertEquals(json(accepted).path("related"), done.path("related"));
    assertEquals(done.at("/related/configurationId"), done.at("/result/id"));
    assertEquals(json(accepted).path("statusUrl"), done.path("statusUrl"));
    assertEquals("", header(third, "Retry-After"));
    assertFalse(done.has("error"));
  }

  @Test
  void createIsInvisibleUntilItsOperationCompletes() {
    HttpResponse<String> accepted = client.post(Plane.MINIMAL);
    String id = json(accepted).at("/related/configurationId").asText();

    plane.clock.pass(Duration.ofMillis(1999));
    assertEquals(404, client.configuration(id).statusCode());
    assertEquals(404, client.patch(id, "{}").statusCode());
    assertEquals(0, json(client.get(Client.CONFIGURATIONS)).path("configurations").size());

    plane.clock.pass(Duration.ofMillis(1));
    assertEquals("Support", plane.read(id).path("displayName").asText());
    assertEquals(1, json(client.get(Client.CONFIGURATIONS)).path("configurations").size());
  }

  @Test
  void updateTakesEffectWhenItsOperationCompletes() {
    String id = plane.created();
    HttpResponse<String> accepted = client.patch(id, "{\"description\": \"Outbound\"}");

    plane.clock.pass(Duration.ofMillis(1999));
    assertEquals("Inbound", plane.read(id).path("description").asText());
    assertEquals(1, plane.read(id).path("version").asInt());

    assertEquals(id, plane.settled(accepted));
    assertEquals("Outbound", plane.read(id).path("description").asText());
    assertEquals(2, plane.read(id).path("version").asInt());
    assertEquals("2026-03-01T10:00:02Z", plane.read(id).path("createdAt").asText());
    assertEquals("2026-03-01T10:00:04Z", plane.read(id).path("updatedAt").asText());
  }

  @Test
  void deleteTakesEffectWhenItsOperationCompletes() {
    String id = plane.created();
    HttpResponse<String> accepted = client.delete(id);

    assertEquals(id, plane.read(id).path("id").asText());
    assertEquals(id, plane.settled(accepted));
    assertEquals(404, client.configuration(id).statusCode());
    assertEquals(20404, json(client.configuration(id)).path("code").asInt());
    assertEquals(404, client.delete(id).statusCode());
    assertEquals(0, json(client.get(Client.CONFIGURATIONS)).path("configurations").size());
    String operation = header(accepted, "Operation-Id");
    assertEquals("COMPLETED", json(client.operation(operation)).path("status").asText());
  }

  @Test
  void overlappingUpdatesBuildOnEachOther() {
    String id = plane.created();
    client.patch(id, "{\"description\": \"first\"}");
    plane.clock.passSeconds(1);
    HttpResponse<String> second = client.patch(id, "{\"displayName\": \"second\"}");

    plane.clock.passSeconds(1);
    assertEquals("first", plane.read(id).path("description").asText());
    assertEquals("Support", plane.read(id).path("displayName").asText());
    assertEquals(2, plane.read(id).path("version").asInt());

    plane.settled(second);
    assertEquals("first", plane.read(id).path("description").asText());
    assertEquals("second", plane.read(id).path("displayName").asText());
    assertEquals(3, plane.read(id).path("version").asInt());
  }

  @Test
  void writeToConfigurationThatIsBeingDeletedIsConflict() {
    String id = plane.created();
    client.delete(id);

    assertEquals(409, client.patch(id, "{}").statusCode());
    assertEquals(409, client.delete(id).statusCode());
    plane.clock.passSeconds(2);
    assertEquals(404, client.patch(id, "{}").statusCode());
  }

  @Test
  void withoutLatencyEverythingHappensAtOnce() {
    try (Plane quick =
        new Plane(directory.resolve("quick"), settings -> settings.withLatency(Duration.ZERO))) {
      HttpResponse<String> accepted = quick.client.post(Plane.MINIMAL);

      assertEquals("0", header(accepted, "Retry-After"));
      String id = json(accepted).at("/related/configurationId").asText();
      assertEquals(1, quick.read(id).path("version").asInt());
      quick.client.patch(id, "{\"description\": \"changed\"}");
      assertEquals("changed", quick.read(id).path("description").asText());
      quick.client.delete(id);
      assertEquals(404, quick.client.configuration(id).statusCode());
    }
  }
}
