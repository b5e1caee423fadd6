package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import orch.json.Json;
import org.junit.jupiter.api.Test;

/**
 * Law: the JSON Schema for editors accepts the same documents as the limits that are checked before
 * a write. Only hosts that are not public cannot be told by a schema.
 */
class SchemaLawTest {
  private final RandomChanges changes = new RandomChanges(new Random(2020));

  @Test
  void theSchemaAcceptsWhatTheLimitsAccept() throws IOException {
    Schema schema = schema();
    int accepted = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      ObjectNode document = valid(seed);
      changes.upToTwo(document);
      List<String> objections = objections(document);
      boolean isValid = schema.validate(document.toString(), InputFormat.JSON).isEmpty();
      assertEquals(objections.isEmpty(), isValid, () -> document + "\n" + objections);
      accepted += isValid ? 1 : 0;
    }
    int share = accepted;
    assertTrue(share > 4000 && share < 16_000, () -> share + " of 20000 documents are valid");
  }

  private static Schema schema() throws IOException {
    try (InputStream in =
        SchemaLawTest.class.getResourceAsStream("/orch/cli/files/configuration.schema.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(text);
    }
  }

  /** A document without the fields that neither the schema nor the limits know. */
  private static ObjectNode valid(long seed) {
    ObjectNode document = new RandomDocuments(seed).next();
    document.remove("id");
    removeUnknown(document);
    return document;
  }

  private static void removeUnknown(JsonNode value) {
    if (value instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.stream().filter(name -> name.startsWith("future")).forEach(object::remove);
    }
    value.forEach(SchemaLawTest::removeUnknown);
  }

  private static List<String> objections(JsonNode document) {
    List<Violation> found = new ArrayList<>(UnknownFields.in(document));
    found.addAll(Limits.CREATE.check(document));
    return found.stream().map(v -> v.pointer() + " " + v.message()).toList();
  }

  @Test
  void aHostThatIsNotPublicIsTheOnlyDifference() throws IOException {
    JsonNode document =
        Documents.with("statusCallbacks", "[{\"url\":\"https://localhost/status\"}]");
    assertEquals(
        List.of("/statusCallbacks/0/url must be an https:// URL on a public host"),
        objections(document));
    assertTrue(schema().validate(document.toString(), InputFormat.JSON).isEmpty());
  }

  @Test
  void aFileWithAnIdMayLeaveFieldsOut() throws IOException {
    assertTrue(schema().validate("{\"id\":\"conv_configuration_1\"}", InputFormat.JSON).isEmpty());
    assertEquals(
        4, schema().validate("{\"version\":7}", InputFormat.JSON).size(), "required fields");
  }

  @Test
  void everyFieldIsDescribed() throws IOException {
    try (InputStream in =
        SchemaLawTest.class.getResourceAsStream("/orch/cli/files/configuration.schema.json")) {
      JsonNode schema =
          Json.read(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
      for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
        assertTrue(
            field.getValue().has("description") || field.getValue().has("$ref"), field.getKey());
      }
      for (String field : Fields.WRITABLE) {
        assertTrue(schema.path("properties").has(field), field);
      }
      for (String channel : Fields.CHANNEL_NAMES) {
        assertTrue(schema.at("/properties/channelSettings/properties").has(channel), channel);
      }
    }
  }
}
