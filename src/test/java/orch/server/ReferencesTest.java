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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resources that configurations refer to, as the vendor's documents describe their APIs. */
class ReferencesTest {
  private static final String STORES = "/v1/ControlPlane/Stores";
  private static final String INTELLIGENCE = "/v3/ControlPlane/Configurations";
  private static final String SERVICES = "/v1/Services";

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

  private HttpResponse<String> store(String name) {
    return client.post(STORES, "{\"displayName\":\"" + name + "\"}");
  }

  @Test
  void aStoreIsQueuedThenProvisionedThenActive() {
    HttpResponse<String> accepted = store("support");
    assertEquals(202, accepted.statusCode(), accepted.body());
    String statusUrl = json(accepted).path("statusUrl").asText();
    assertEquals(statusUrl, header(accepted, "Location"));
    assertEquals("2", header(accepted, "Retry-After"));
    assertEquals("Memory Store creation accepted for processing.", said(accepted));
    String operation = header(accepted, "Operation-Id");
    assertTrue(statusUrl.endsWith("/v1/ControlPlane/Operations/" + operation));

    String id = json(client.get(STORES)).path("stores").get(0).asText();
    assertTrue(id.matches("mem_store_[0-7][0-9a-z]{25}"), id);
    assertEquals("QUEUED", status(id));
    assertEquals("PENDING", operation(operation).path("status").asText());
    plane.clock.pass(Duration.ofMillis(1500));
    assertEquals("PROVISIONING", status(id));
    plane.clock.pass(Duration.ofMillis(500));
    JsonNode done = operation(operation);
    assertEquals("COMPLETED", done.path("status").asText());
    assertEquals(
        "{\"type\":\"RESOURCE_ID\",\"id\":\"" + id + "\"}", done.path("result").toString());
    assertTrue(done.path("resultUrl").asText().endsWith(STORES + "/" + id));
    JsonNode read = json(client.get(STORES + "/" + id));
    assertEquals("ACTIVE", read.path("status").asText());
    assertEquals("support", read.path("displayName").asText());
    assertEquals(1, read.path("version").asInt());
    assertTrue(read.path("intelligenceServiceId").asText().startsWith("intelligence_service_"));
  }

  private static String said(HttpResponse<String> answer) {
    return json(answer).path("message").asText();
  }

  private String status(String id) {
    return json(client.get(STORES + "/" + id)).path("status").asText();
  }

  private JsonNode operation(String id) {
    return json(client.get("/v1/ControlPlane/Operations/" + id));
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', 400, 20001",
    "'{\"displayName\":\"\"}', 400, 20001",
    "'{\"displayName\":\"a b\"}', 400, 20001",
    "'{\"displayName\":\"a\",\"description\":\"\"}', 400, 20001",
    "'{\"displayName\":7}', 400, 20001",
    "'[]', 400, 20001",
    "'{', 400, 20001",
  })
  void aBadStoreIsRefused(String body, int status, int code) {
    HttpResponse<String> answer = client.post(STORES, body);
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(code, json(answer).path("code").asInt());
  }

  @Test
  void namesAreUniqueInAnAccount() {
    store("support");
    HttpResponse<String> taken = store("support");
    assertEquals(409, taken.statusCode());
    assertEquals(520045, json(taken).path("code").asInt());
    HttpResponse<String> theirs =
        client.as("AC_other").post(STORES, "{\"displayName\":\"support\"}");
    assertEquals(202, theirs.statusCode());
  }

  @Test
  void anAccountHasFifteenStores() {
    for (int i = 0; i < 15; i++) {
      assertEquals(202, store("s" + i).statusCode());
    }
    assertEquals(520044, json(store("more")).path("code").asInt());
  }

  @Test
  void theSameKeyCreatesOneStore() {
    UUID key = UUID.randomUUID();
    HttpResponse<String> first = keyed("support", key);
    HttpResponse<String> again = keyed("support", key);
    assertEquals(first.body(), again.body());
    assertEquals(409, keyed("sales", key).statusCode());
    assertEquals(1, json(client.get(STORES)).path("stores").size());
    plane.clock.pass(Duration.ofHours(25));
    assertEquals(202, keyed("sales", key).statusCode());
  }

  private HttpResponse<String> keyed(String name, UUID key) {
    return client.send(
        client
            .written("POST", STORES, "{\"displayName\":\"" + name + "\"}")
            .header("Idempotency-Key", key.toString()));
  }

  @Test
  void theListHasPagesOfIds() {
    for (int i = 0; i < 3; i++) {
      store("s" + i);
    }
    JsonNode first = json(client.get(STORES + "?pageSize=2"));
    assertEquals("stores", first.at("/meta/key").asText());
    assertEquals(2, first.path("stores").size());
    JsonNode rest =
        json(client.get(STORES + "?pageSize=2&pageToken=" + first.at("/meta/nextToken").asText()));
    assertEquals(1, rest.path("stores").size());
    assertFalse(rest.path("meta").has("nextToken"));
    assertEquals(
        rest.path("stores").get(0),
        json(client.get(STORES + "?orderBy=DESC")).path("stores").get(0));
    assertEquals(400, client.get(STORES + "?pageSize=101").statusCode());
    assertEquals(400, client.get(STORES + "?pageToken=x").statusCode());
  }

  @Test
  void missingThingsHaveTheCodesOfTheirProduct() {
    String id = "mem_store_01k1etk2y5f1y9fpe2epfdtvv2";
    assertEquals(520041, json(client.get(STORES + "/" + id)).path("code").asInt());
    assertEquals(520049, json(client.get(STORES + "/mine")).path("code").asInt());
    assertEquals(520052, operation("mem_operation_x").path("code").asInt());
    assertEquals(404, client.get(INTELLIGENCE + "/x").statusCode());
    assertEquals(404, client.get(SERVICES + "/IS" + "0".repeat(32)).statusCode());
    assertEquals(405, client.send(client.written("PUT", STORES, "{}")).statusCode());
  }

  @Test
  void aFailedStoreKeepsItsStatusAndGivesItsNameBack() {
    plane.close();
    plane = new Plane(directory, List.of("create:fail"));
    client = plane.client;
    String operation = header(store("support"), "Operation-Id");
    plane.clock.passSeconds(2);
    assertEquals("FAILED", operation(operation).path("status").asText());
    assertTrue(operation(operation).has("error"));
    assertEquals("FAILED", status(json(client.get(STORES)).path("stores").get(0).asText()));
    assertEquals(202, store("support").statusCode());
  }

  @Test
  void storesOutliveTheServer() {
    store("support");
    plane.close();
    plane = new Plane(directory);
    client = plane.client;
    assertEquals(1, json(client.get(STORES)).path("stores").size());
  }

  @Test
  void anIntelligenceConfigurationIsThereAtOnce() {
    HttpResponse<String> made =
        client.post(INTELLIGENCE, "{\"displayName\":\"Sentiment\",\"rules\":[]}");
    assertEquals(201, made.statusCode(), made.body());
    JsonNode read = json(made);
    String id = read.path("id").asText();
    assertTrue(id.matches("intelligence_configuration_[0-7][0-9a-z]{25}"), id);
    assertEquals(read, json(client.get(INTELLIGENCE + "/" + id)));
    JsonNode list = json(client.get(INTELLIGENCE));
    assertEquals("items", list.at("/meta/key").asText());
    assertEquals(read, list.path("items").get(0));
    assertEquals(400, client.post(INTELLIGENCE, "{\"displayName\":\"x\"}").statusCode());
  }

  @Test
  void aServiceIsMadeWithAForm() {
    HttpResponse<String> made = form("FriendlyName=Support+chat");
    assertEquals(201, made.statusCode(), made.body());
    JsonNode read = json(made);
    assertTrue(read.path("sid").asText().matches("IS[0-9a-f]{32}"), made.body());
    assertEquals("Support chat", read.path("friendly_name").asText());
    assertEquals(read, json(client.get(SERVICES + "/" + read.path("sid").asText())));
    assertEquals(400, form("X=1").statusCode());
    form("FriendlyName=b");
    JsonNode page = json(client.get(SERVICES + "?PageSize=1"));
    assertEquals(1, page.path("services").size());
    String next = page.at("/meta/next_page_url").asText();
    JsonNode rest = json(client.get(next.substring(next.indexOf("/v1/"))));
    assertEquals(1, rest.path("services").size());
    assertTrue(rest.at("/meta/next_page_url").isNull());
  }

  private HttpResponse<String> form(String body) {
    return client.send(
        client
            .written("POST", SERVICES, body)
            .setHeader("Content-Type", "application/x-www-form-urlencoded"));
  }

  @Test
  void aResetDeletesThem() {
    store("support");
    plane.server.close();
    plane =
        new Plane(
            directory, settings -> settings.withFaults(orch.server.fault.Faults.parse(List.of())));
    client = plane.client;
    plane.server.administration().reset();
    assertEquals(0, json(client.get(STORES)).path("stores").size());
  }
}
