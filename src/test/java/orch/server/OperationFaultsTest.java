package orch.server;

import static orch.server.Client.header;
import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faults of operations. */
class OperationFaultsTest {
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
  void operationFailsOrIsCancelledWithoutEffect() {
    start("create:fail", "update:cancel", "delete:fail");

    JsonNode failed = ended(client.post(Plane.MINIMAL));
    assertEquals("FAILED", failed.path("status").asText());
    assertEquals(500, failed.at("/error/status").asInt());
    assertFalse(failed.has("result"));
    assertEquals(404, client.configuration(related(failed)).statusCode());

    String id = plane.created();
    JsonNode cancelled = ended(client.patch(id, "{\"description\": \"changed\"}"));
    assertEquals("CANCELLED", cancelled.path("status").asText());
    assertFalse(cancelled.has("error"));
    assertEquals("Inbound", plane.read(id).path("description").asText());
    assertEquals(1, plane.read(id).path("version").asInt());

    assertEquals("FAILED", ended(client.delete(id)).path("status").asText());
    plane.read(id);
  }

  @Test
  void statusHasAnotherNameUntilTheEnd() {
    start("status-name=IN_PROGRESS");
    HttpResponse<String> accepted = client.post(Plane.MINIMAL);

    assertEquals("IN_PROGRESS", status(accepted).path("status").asText());
    assertEquals("COMPLETED", ended(accepted).path("status").asText());
  }

  @Test
  void statusUrlLeadsElsewhereOrIsRelative() {
    start("status-url=https://evil.test/op", "relative-status-url");

    HttpResponse<String> elsewhere = client.post(Plane.MINIMAL);
    assertEquals("https://evil.test/op", json(elsewhere).path("statusUrl").asText());
    assertEquals("https://evil.test/op", status(elsewhere).path("statusUrl").asText());

    HttpResponse<String> relative = client.post(Plane.MINIMAL);
    String path = Client.OPERATIONS + header(relative, "Operation-Id");
    assertEquals(path, json(relative).path("statusUrl").asText());
    assertEquals(path, header(relative, "Location"));
    assertEquals(path, status(relative).path("statusUrl").asText());
  }

  @Test
  void idIsHardOrImpossibleToLearnFromTheOperation() {
    start("no-related", "no-id");

    HttpResponse<String> accepted = client.post(Plane.MINIMAL);
    assertFalse(json(accepted).has("related"));
    JsonNode ended = ended(accepted);
    assertFalse(ended.has("related"));
    plane.read(ended.at("/result/id").asText());

    HttpResponse<String> silent = client.post(Plane.named("silent"));
    assertFalse(json(silent).has("related"));
    JsonNode end = ended(silent);
    assertEquals("COMPLETED", end.path("status").asText());
    assertFalse(end.has("related") || end.has("result"));
    assertEquals(2, count());
  }

  @Test
  void readsLagBehindTheOperation() {
    start("lag=5");
    HttpResponse<String> accepted = client.post(Plane.MINIMAL);

    assertEquals("COMPLETED", ended(accepted).path("status").asText());
    String id = related(json(accepted));
    assertEquals(404, client.configuration(id).statusCode());
    plane.clock.passSeconds(5);
    plane.read(id);
  }

  @Test
  void updateWaitsForTheOneBeforeIt() {
    start("update:lag=5");
    String id = plane.created();
    client.patch(id, "{\"description\": \"first\"}");
    HttpResponse<String> second = client.patch(id, "{\"displayName\": \"second\"}");

    assertEquals("PENDING", ended(second).path("status").asText());
    assertEquals(1, plane.read(id).path("version").asInt());
    plane.clock.passSeconds(5);
    assertEquals("COMPLETED", status(second).path("status").asText());
    assertEquals(3, plane.read(id).path("version").asInt());
    assertEquals("first", plane.read(id).path("description").asText());
    assertEquals("second", plane.read(id).path("displayName").asText());
  }

  @Test
  void faultOfAnOperationHoldsAfterRestart() {
    start("create:fail");
    HttpResponse<String> accepted = client.post(Plane.MINIMAL);
    plane.close();

    start();
    assertEquals("FAILED", ended(accepted).path("status").asText());
  }

  @Test
  void operationFaultsPassByRequestsThatStartNone() {
    start("fail");

    assertEquals(200, client.get(Client.CONFIGURATIONS).statusCode());
    assertEquals("FAILED", ended(client.post(Plane.MINIMAL)).path("status").asText());
  }

  private JsonNode status(HttpResponse<String> accepted) {
    return json(client.operation(header(accepted, "Operation-Id")));
  }

  private JsonNode ended(HttpResponse<String> accepted) {
    assertEquals(202, accepted.statusCode(), accepted.body());
    plane.clock.passSeconds(2);
    return status(accepted);
  }

  private static String related(JsonNode operation) {
    return operation.at("/related/configurationId").asText();
  }

  private int count() {
    return json(client.get(Client.CONFIGURATIONS)).path("configurations").size();
  }
}
