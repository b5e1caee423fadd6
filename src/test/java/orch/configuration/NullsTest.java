package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.FieldPath;
import orch.document.InvalidDocumentException;
import orch.document.Place;
import orch.document.Places;
import orch.json.Json;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A null at each place of the schema, one at a time: it is a mistake with file and line, or the
 * request has it only where the schema allows it.
 */
class NullsTest {
  private static final JsonNode SCHEMAS = schemas();

  private static final String FULL =
      """
      {"displayName": "Support", "description": "Inbound",
       "conversationGroupingType": "GROUP_BY_PROFILE", "memoryStoreId": "mem_store_1",
       "channelSettings": {"SMS": {"statusTimeouts": {"inactive": 10, "closed": 60},
         "captureRules": [{"from": "*", "to": "+15551230100", "metadata": {"a": "b"}}]}},
       "statusCallbacks": [{"url": "https://hooks.example.com/a", "method": "GET"}],
       "intelligenceConfigurationIds": ["intelligence_configuration_1"],
       "memoryExtractionEnabled": true,
       "conversationsV1Bridge": {"serviceId": "IS00000000000000000000000000000001"}}""";

  @Test
  void theFullDocumentHasEveryFieldOfTheSchema() {
    List<String> places = new ArrayList<>();
    places(schema("CREATE"), Json.read(FULL), "", places);
    assertEquals(List.of(), places.stream().filter(at -> at.startsWith("missing")).toList());
    assertEquals(24, places.size(), places::toString);
  }

  @TestFactory
  Stream<DynamicTest> aCreateHasNoNullThatTheSchemaForbids() {
    return everyPlace("CREATE", draft -> requests(draft).create().document());
  }

  @TestFactory
  Stream<DynamicTest> aReplacementHasNoNullThatTheSchemaForbids() {
    return everyPlace("CREATE", draft -> requests(draft).replace().document());
  }

  @TestFactory
  Stream<DynamicTest> aPatchHasNoNullThatTheSchemaForbids() {
    Configuration live = new Configuration(Json.read(FULL));
    return everyPlace(
        "PATCH",
        draft -> requests(draft).patch(live).map(PatchRequest::document).orElseGet(Json::object));
  }

  @Test
  void aNullThatIsLeftOutOfAPatchStillRemoves() {
    Configuration live = new Configuration(Json.read(FULL));
    Draft draft = Draft.onto(live);
    draft.clear(FieldName.parse("channelSettings.SMS.captureRules").orElseThrow(), "--clear");
    assertEquals(
        "{\"channelSettings\":{\"SMS\":{\"statusTimeouts\":{\"inactive\":10,\"closed\":60}}}}",
        Json.compact(requests(draft).patch(live).orElseThrow().document()));
  }

  private interface Body {
    JsonNode of(Draft draft);
  }

  private static Stream<DynamicTest> everyPlace(String schema, Body body) {
    List<String> places = new ArrayList<>();
    places(schema("CREATE"), Json.read(FULL), "", places);
    return places.stream()
        .map(place -> DynamicTest.dynamicTest(place, () -> check(schema, place, body)));
  }

  private static void check(String schema, String place, Body body) {
    JsonNode document = withNull(place);
    Places places = new Places(Place.START);
    places.value(place, new Place(7, 1));
    JsonNode sent;
    try {
      sent = body.of(Draft.of(new Document("a.yaml", 0, document, places)));
    } catch (InvalidDocumentException e) {
      String mistake = e.mistakes().get(0).describe();
      assertTrue(
          mistake.startsWith("a.yaml:7: " + FieldPath.ofPointer(place) + " "), () -> mistake);
      return;
    }
    List<String> forbidden = new ArrayList<>();
    forbidden(schema(schema), sent, "", forbidden);
    assertEquals(List.of(), forbidden, () -> Json.compact(sent));
  }

  private static JsonNode withNull(String place) {
    JsonNode document = Json.read(FULL);
    int end = place.lastIndexOf('/');
    JsonNode parent = document.at(place.substring(0, end));
    String step = place.substring(end + 1);
    if (parent instanceof ObjectNode object) {
      object.set(step, NullNode.getInstance());
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(step), NullNode.getInstance());
    }
    return document;
  }

  /** The pointer of every value in a document that the schema describes. */
  private static void places(JsonNode schema, JsonNode value, String at, List<String> found) {
    if (value.isMissingNode()) {
      found.add("missing " + at);
      return;
    }
    if (!at.isEmpty()) {
      found.add(at);
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = property.getKey();
      places(resolved(property.getValue()), value.path(name), at + "/" + name, found);
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (schema.has("additionalProperties")) {
        JsonNode below = resolved(schema.path("additionalProperties"));
        places(below, member.getValue(), at + "/" + member.getKey(), found);
      }
    }
    for (int i = 0; i < value.size() && value.isArray(); i++) {
      places(resolved(schema.path("items")), value.path(i), at + "/" + i, found);
    }
  }

  /** The pointer of every null that the schema does not allow. */
  private static void forbidden(JsonNode schema, JsonNode value, String at, List<String> found) {
    if (value.isNull() && !schema.path("nullable").asBoolean()) {
      found.add(at);
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode own = schema.path("properties").path(member.getKey());
      JsonNode below = own.isMissingNode() ? schema.path("additionalProperties") : own;
      forbidden(resolved(below), member.getValue(), at + "/" + member.getKey(), found);
    }
    for (int i = 0; i < value.size() && value.isArray(); i++) {
      forbidden(resolved(schema.path("items")), value.path(i), at + "/" + i, found);
    }
  }

  private static JsonNode schema(String name) {
    return SCHEMAS.path(name);
  }

  /** A schema with the one it refers to, in place of the reference. */
  private static JsonNode resolved(JsonNode schema) {
    if (!schema.has("$ref")) {
      return schema;
    }
    ObjectNode whole = schema(schema.path("$ref").asText()).deepCopy();
    whole.setAll((ObjectNode) schema);
    whole.remove("$ref");
    return whole;
  }

  private static Requests requests(Draft draft) {
    return new Requests(draft, field -> "");
  }

  private static JsonNode schemas() {
    try (InputStream in = NullsTest.class.getResourceAsStream("/contract/requests.yaml")) {
      byte[] text = Objects.requireNonNull(in).readAllBytes();
      JsonNode all = DocumentReader.read("requests.yaml", text).get(0).tree();
      return all.at("/components/schemas");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
