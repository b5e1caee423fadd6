package orch.server.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import orch.json.Json;
import orch.server.Plane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of request bodies are those of the contract. */
class BodySchemaTest {
  private static final String SERVICE = "IS" + "0".repeat(32);

  @Test
  void schemasAreThoseOfTheContract() throws IOException {
    JsonNode contract = contract().at("/components/schemas");
    for (Map.Entry<String, JsonNode> schema : schemas().properties()) {
      assertEquals(contract.path(schema.getKey()), schema.getValue(), schema.getKey());
    }
    for (String request : List.of("Create", "Update", "Patch")) {
      assertTrue(schemas().has(request + "ConfigurationRequest"), request);
    }
  }

  private static JsonNode contract() throws IOException {
    try (InputStream yaml = open("/contract/control-plane.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(yaml);
    }
  }

  private static JsonNode schemas() throws IOException {
    try (InputStream json = open("requests.json")) {
      return new ObjectMapper().readTree(json);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(BodySchemaTest.class.getResourceAsStream(name), name);
  }

  /** A keyword that the evaluation does not know would be a limit that nobody checks. */
  @Test
  void everyKeywordIsEvaluated() throws IOException {
    Set<String> known =
        Set.of(
            "type",
            "nullable",
            "required",
            "properties",
            "additionalProperties",
            "items",
            "enum",
            "maxItems",
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "format",
            "allOf",
            "$ref");
    Set<String> used = new TreeSet<>();
    schemas().forEach(schema -> collect(schema, used));
    assertEquals(new TreeSet<>(known), used);
  }

  private static void collect(JsonNode schema, Set<String> keywords) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      keywords.add(keyword.getKey());
      switch (keyword.getKey()) {
        case "properties", "allOf" -> keyword.getValue().forEach(one -> collect(one, keywords));
        case "items", "additionalProperties" -> collect(keyword.getValue(), keywords);
        default -> {}
      }
    }
  }

  /** The numbers of the contract, once more: each limit is met, and passed by one. */
  @ParameterizedTest
  @CsvSource({
    "displayName, 1, 32",
    "description, 1, 512",
    "memoryStoreId, 1, 256",
  })
  void lengthOfTextIsLimited(String field, int least, int most) {
    assertEquals(List.of(), with(field, quoted("a".repeat(least))));
    assertEquals(List.of(), with(field, quoted("a".repeat(most))));
    assertEquals(1, with(field, quoted("a".repeat(least - 1))).size());
    assertEquals(1, with(field, quoted("a".repeat(most + 1))).size());
  }

  @Test
  void charactersAreCountedAndNotUnits() {
    assertEquals(List.of(), with("description", quoted("\uD83D\uDE00".repeat(512))));
    assertEquals(
        List.of("description must have at most 512 characters, not 513"),
        with("description", quoted("\uD83D\uDE00".repeat(513))));
  }

  @ParameterizedTest
  @CsvSource({
    "statusCallbacks, 2, '{\"url\": \"https://a.example.com\"}'",
    "intelligenceConfigurationIds, 5, '\"one\"'"
  })
  void lengthOfListIsLimited(String field, int most, String item) {
    assertEquals(List.of(), with(field, "[" + repeated(item, most) + "]"));
    assertEquals(
        List.of(field + " must have at most " + most + " items, not " + (most + 1)),
        with(field, "[" + repeated(item, most + 1) + "]"));
  }

  private static String repeated(String item, int times) {
    return String.join(",", Collections.nCopies(times, item));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "-1, 1",
    "1, 0",
    "1440, 0",
    "1.5, 1",
    "1.0, 1",
    "true, 1",
    "null, 0",
    "99999999999999999999, 1"
  })
  void timeoutsAreWholeMinutes(String minutes, int violations) {
    for (String name : List.of("inactive", "closed")) {
      String channel = "{\"SMS\": {\"statusTimeouts\": {\"%s\": %s}}}".formatted(name, minutes);
      assertEquals(violations, with("channelSettings", channel).size(), channel);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example.com/x",
        "HTTPS://a.example.com",
        "https://8.8.8.8/",
        "https://[2606:4700::1]/",
        "https://a.example.com."
      })
  void callbackOnPublicHostIsAccepted(String url) {
    assertEquals(List.of(), callback(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example.com/x",
        "https://localhost/",
        "https://printer/",
        "https://printer.local/",
        "https://printer.local./",
        "https://x.localhost/",
        "https://127.0.0.1/",
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.0.1/",
        "https://169.254.0.1/",
        "https://0.0.0.0/",
        "https://[::1]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://1.2.3/",
        "https:///x",
        "a.example.com",
        "https://a b",
        ""
      })
  void otherCallbackIsRefused(String url) {
    assertEquals(
        List.of("statusCallbacks[0].url must be an https URL on a public host"), callback(url));
  }

  private static List<String> callback(String url) {
    return with("statusCallbacks", "[{\"url\": " + quoted(url) + "}]");
  }

  @ParameterizedTest
  @CsvSource({"POST, 0", "GET, 0", "PUT, 1", "post, 1", "'', 1"})
  void methodIsPostOrGet(String method, int violations) {
    String callback = "[{\"url\": \"https://a.example.com\", \"method\": " + quoted(method) + "}]";
    assertEquals(violations, with("statusCallbacks", callback).size());
  }

  @Test
  void serviceHasThirtyTwoDigits() {
    assertEquals(List.of(), bridge(SERVICE));
    assertEquals(1, bridge(SERVICE + "0").size());
    assertEquals(1, bridge(SERVICE.substring(1)).size());
    assertEquals(1, bridge(SERVICE.replace("0", "A")).size());
  }

  private static List<String> bridge(String service) {
    return with("conversationsV1Bridge", "{\"serviceId\": " + quoted(service) + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE, displayName description conversationGroupingType memoryStoreId",
    "REPLACE, conversationGroupingType channelSettings description memoryStoreId",
    "PATCH, ''"
  })
  void requiredFieldsAreNamed(BodySchema schema, String fields) {
    List<String> expected =
        fields.isEmpty()
            ? List.of()
            : List.of(fields.split(" ")).stream().map(field -> field + " is required").toList();
    assertEquals(expected, schema.violations(Json.object()));
  }

  @Test
  void nullRemovesOnlyWhatIsNotRequired() {
    for (String field : List.of("statusCallbacks", "memoryExtractionEnabled")) {
      assertEquals(List.of(), BodySchema.PATCH.violations(Json.object().putNull(field)));
    }
    assertEquals(
        List.of("description must not be null: every configuration has it"),
        BodySchema.PATCH.violations(Json.object().putNull("description")));
    assertEquals(
        List.of("conversationGroupingType must be of type string, not null"),
        BodySchema.PATCH.violations(Json.object().putNull("conversationGroupingType")));
  }

  @Test
  void typesAreChecked() {
    assertEquals(
        List.of(
            "channelSettings.SMS.captureRules[0].to is required",
            "channelSettings.SMS.captureRules[0].from must be of type string, not integer",
            "channelSettings.SMS.captureRules[0].metadata.a must be of type string, not boolean",
            "channelSettings.RCS must be of type object, not array",
            "channelSettings.VOICE must be of type object, not null"),
        with(
            "channelSettings",
            """
            {"SMS": {"captureRules": [{"from": 5, "metadata": {"a": true}}]}, "RCS": [],
            "VOICE": null}"""));
    assertEquals(
        List.of("The body must be of type object, not array"),
        BodySchema.CREATE.violations(Json.read("[]")));
  }

  @Test
  void unknownFieldsAreAllowed() {
    assertEquals(List.of(), with("futureField", "{\"a\": [null]}"));
  }

  private static List<String> with(String field, String json) {
    ObjectNode document = (ObjectNode) Json.read(Plane.MINIMAL);
    document.set(field, Json.read(json));
    return BodySchema.CREATE.violations(document);
  }

  private static String quoted(String text) {
    return Json.object().put("t", text).path("t").toString();
  }
}
