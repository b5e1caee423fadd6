package orch.server;

import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import orch.configuration.Fields;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents that reads show after updates. */
class UpdateTest {
  private static final String CHANNELS =
      Plane.with(
          """
          "channelSettings": {"SMS": {"statusTimeouts": {"inactive": 10, "closed": null}},
          "VOICE": {"statusTimeouts": null}}, "newField": {"b": 1.10, "a": null}""");

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

  @ParameterizedTest
  @ValueSource(strings = {"agent-connect", "chat-bridge", "minimal", "multichannel", "voice-only"})
  void everythingSentComesBack(String name) {
    String sent = Samples.document(name);

    JsonNode read = plane.read(plane.created(sent));

    assertEquals("", Samples.lost(Json.read(sent), read));
  }

  @Test
  void readsAddWhatWasNotSent() {
    String sent =
        Plane.with(
            """
            "channelSettings": {"SMS": {"captureRules": [{"from": "*", "to": "+1555"}]},
            "CHAT": {}}, "statusCallbacks": [{"url": "https://hooks.example.com/a"}]""");

    JsonNode read = plane.read(plane.created(sent));

    assertEquals(
        """
        {"SMS":{"captureRules":[{"from":"*","to":"+1555","metadata":{}}]},\
        "CHAT":{"captureRules":[]},\
        "RCS":{"statusTimeouts":{"inactive":null,"closed":15},"captureRules":[]},\
        "VOICE":{"statusTimeouts":null,"captureRules":[]}}""",
        Json.compact(read.path("channelSettings")));
    assertEquals(
        "[{\"url\":\"https://hooks.example.com/a\",\"method\":\"POST\"}]",
        Json.compact(read.path("statusCallbacks")));
    assertEquals("[]", Json.compact(read.path("intelligenceConfigurationIds")));
    assertEquals("false", Json.compact(read.path("memoryExtractionEnabled")));
  }

  @Test
  void readShowsTheFieldsOfTheServiceAroundThoseThatWereSent() {
    String id = plane.created();

    assertEquals(
        "{\"id\":\""
            + id
            + """
            ","displayName":"Support","description":"Inbound",\
            "conversationGroupingType":"GROUP_BY_PROFILE",\
            "memoryStoreId":"mem_store_01k1etk2y5f1y9fpe2epfdtvv2","statusCallbacks":[],\
            "intelligenceConfigurationIds":[],"memoryExtractionEnabled":false,\
            "createdAt":"2026-03-01T10:00:02Z","updatedAt":"2026-03-01T10:00:02Z","version":1}""",
        client.configuration(id).body());
  }

  @Test
  void putRemovesWhatIsLeftOut() {
    String id = plane.created(CHANNELS);
    ObjectNode replacement = (ObjectNode) Json.read(Plane.named("Replaced"));
    replacement.putObject("channelSettings").putObject("CHAT");

    plane.settled(client.put(id, replacement.toString()));

    JsonNode read = plane.read(id);
    assertEquals("Replaced", read.path("displayName").asText());
    assertTrue(read.path("newField").isMissingNode());
    assertTrue(read.at("/channelSettings/SMS").isMissingNode());
    assertTrue(read.at("/channelSettings").has("CHAT"));
    assertEquals(2, read.path("version").asInt());
  }

  @Test
  void putKeepsTheNameWhenItIsLeftOut() {
    String id = plane.created();
    ObjectNode replacement = (ObjectNode) Json.read(Plane.with("\"channelSettings\": {}"));
    replacement.remove(Fields.DISPLAY_NAME);

    plane.settled(client.put(id, replacement.toString()));

    assertEquals("Support", plane.read(id).path("displayName").asText());
  }

  @Test
  void patchChangesOnlyWhatIsSent() {
    String id = plane.created(CHANNELS);
    String before = withoutService(plane.read(id));

    plane.settled(client.patch(id, "{\"description\": \"Changed\"}"));

    String after = withoutService(plane.read(id));
    assertEquals(before.replace("Inbound", "Changed"), after);
  }

  @Test
  void patchMergesChannelsOneByOne() {
    String id = plane.created(CHANNELS);

    plane.settled(
        client.patch(
            id,
            """
            {"channelSettings": {"SMS": {"statusTimeouts": {"closed": 5}}, "VOICE": null,
            "CHAT": {"captureRules": []}}}"""));

    assertEquals(
        """
        {"SMS":{"statusTimeouts":{"closed":5},"captureRules":[]},\
        "RCS":{"statusTimeouts":{"inactive":null,"closed":15},"captureRules":[]},\
        "CHAT":{"captureRules":[]}}""",
        Json.compact(plane.read(id).path("channelSettings")));
  }

  @Test
  void patchRemovesWhatIsNull() {
    String id =
        plane.created(
            Plane.with(
                """
                "memoryExtractionEnabled": true, "newField": 1, "conversationsV1Bridge":
                {"serviceId": "IS00000000000000000000000000000000"}"""));

    plane.settled(
        client.patch(
            id,
            """
            {"conversationsV1Bridge": null, "memoryExtractionEnabled": null, "newField": null}"""));

    JsonNode read = plane.read(id);
    assertTrue(read.path("conversationsV1Bridge").isMissingNode());
    assertTrue(read.path("newField").isMissingNode());
    assertEquals("false", read.path("memoryExtractionEnabled").asText());
  }

  @Test
  void fieldsOfTheServiceAreIgnoredInWrites() {
    String own = "\"id\": \"mine\", \"version\": 7, \"createdAt\": \"x\", \"updatedAt\": 1";
    String id = plane.created(Plane.with(own));
    plane.settled(client.patch(id, "{" + own + "}"));

    JsonNode read = plane.read(id);

    assertEquals(id, read.path("id").asText());
    assertEquals(2, read.path("version").asInt());
    assertEquals("2026-03-01T10:00:02Z", read.path("createdAt").asText());
    assertEquals("2026-03-01T10:00:04Z", read.path("updatedAt").asText());
  }

  @Test
  void whatWasReadCanBePutBack() {
    String id = plane.created(CHANNELS);
    String before = withoutService(plane.read(id));

    plane.settled(client.put(id, client.configuration(id).body()));

    assertEquals(before, withoutService(plane.read(id)));
  }

  @Test
  void serviceBelongsToOneConfiguration() {
    String bridge =
        "\"conversationsV1Bridge\": {\"serviceId\": \"IS00000000000000000000000000000000\"}";
    String holder = json(client.post(Plane.with(bridge))).at("/related/configurationId").asText();

    var refused = client.post(Plane.with(bridge));
    assertEquals(409, refused.statusCode());
    assertEquals(holder, Client.header(refused, "X-Conflicting-Resource-Id"));
    assertEquals(20409, json(refused).path("code").asInt());

    plane.clock.passSeconds(2);
    plane.settled(client.patch(holder, "{" + bridge + "}"));
    plane.settled(client.patch(holder, "{\"conversationsV1Bridge\": null}"));
    plane.created(Plane.with(bridge));
  }

  private static String withoutService(JsonNode read) {
    return Json.compact(((ObjectNode) read.deepCopy()).remove(Fields.SERVER_SET));
  }
}
