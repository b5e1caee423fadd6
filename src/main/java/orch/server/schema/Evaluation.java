package orch.server.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import orch.document.FieldPath;
import orch.json.JsonPointers;

/**
 * Checks one value against a schema of OpenAPI 3.0, as far as the contract's request schemas use
 * it: type, nullable, required, properties, additionalProperties, items, maxItems, minLength,
 * maxLength, pattern, enum, minimum, format, allOf with one schema, and references.
 */
final class Evaluation {
  private static final String REFERENCE = "#/components/schemas/";

  private final JsonNode schemas;
  private final List<String> found = new ArrayList<>();

  Evaluation(JsonNode schemas) {
    this.schemas = schemas;
  }

  List<String> found() {
    return found;
  }

  void check(JsonNode schema, JsonNode value, String pointer) {
    boolean nullable = schema.path("nullable").booleanValue();
    if (schema.has("allOf")) {
      check(schema.path("allOf").path(0), value, pointer, nullable);
    } else {
      check(schema, value, pointer, nullable);
    }
  }

  private void check(JsonNode schema, JsonNode value, String pointer, boolean nullable) {
    JsonNode rules = schema.has("$ref") ? referenced(schema) : schema;
    if (value.isNull() && (nullable || rules.path("nullable").booleanValue())) {
      return;
    }
    String type = rules.path("type").textValue();
    if (!isOf(type, value)) {
      violates(pointer, "must be of type " + type + ", not " + typeOf(value));
      return;
    }
    switch (type) {
      case "object" -> object(rules, value, pointer);
      case "array" -> array(rules, value, pointer);
      case "string" -> string(rules, value.textValue(), pointer);
      case "integer" -> integer(rules, value, pointer);
      default -> {}
    }
  }

  private JsonNode referenced(JsonNode schema) {
    return schemas.path(schema.path("$ref").textValue().substring(REFERENCE.length()));
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      default -> throw new IllegalStateException(type);
    };
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      default -> value.isIntegralNumber() ? "integer" : "number";
    };
  }

  private void object(JsonNode rules, JsonNode value, String pointer) {
    JsonNode properties = rules.path("properties");
    for (JsonNode name : rules.path("required")) {
      if (!value.has(name.textValue())) {
        violates(JsonPointers.below(pointer, name.textValue()), "is required");
      }
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String key = member.getKey();
      JsonNode schema = properties.path(key);
      if (schema.isMissingNode()) {
        schema = rules.path("additionalProperties");
      }
      if (!schema.isMissingNode()) {
        check(schema, member.getValue(), JsonPointers.below(pointer, key));
      }
    }
  }

  private void array(JsonNode rules, JsonNode value, String pointer) {
    int most = rules.path("maxItems").asInt(Integer.MAX_VALUE);
    if (value.size() > most) {
      violates(pointer, "must have at most " + most + " items, not " + value.size());
    }
    for (int i = 0; i < value.size(); i++) {
      check(rules.path("items"), value.get(i), pointer + "/" + i);
    }
  }

  private void string(JsonNode rules, String text, String pointer) {
    int length = text.codePointCount(0, text.length());
    int least = rules.path("minLength").asInt(0);
    int most = rules.path("maxLength").asInt(Integer.MAX_VALUE);
    if (length < least || length > most) {
      String limit = length < least ? "at least " + least : "at most " + most;
      violates(pointer, "must have " + limit + " characters, not " + length);
    } else if (rules.has("pattern") && !matches(rules.path("pattern").textValue(), text)) {
      violates(pointer, "must match " + rules.path("pattern").textValue());
    } else if (rules.has("enum") && !isOneOf(rules.path("enum"), text)) {
      violates(pointer, "must be one of " + rules.path("enum"));
    } else if (rules.has("format") && !PublicUrl.is(text)) {
      // The guides ask for more than the schema's "uri", and all URLs in requests are callbacks.
      violates(pointer, "must be an https URL on a public host");
    }
  }

  private static boolean matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).matches();
  }

  private static boolean isOneOf(JsonNode allowed, String text) {
    for (JsonNode one : allowed) {
      if (one.textValue().equals(text)) {
        return true;
      }
    }
    return false;
  }

  private void integer(JsonNode rules, JsonNode value, String pointer) {
    JsonNode least = rules.path("minimum");
    if (!value.canConvertToLong() || value.longValue() < least.longValue()) {
      violates(pointer, "must be at least " + least + ", not " + value);
    }
  }

  /** Refuses null for these fields, although their schemas allow it. */
  void refuseNulls(JsonNode names, JsonNode properties, JsonNode body) {
    for (JsonNode name : names) {
      String field = name.textValue();
      if (body.path(field).isNull() && properties.path(field).path("nullable").booleanValue()) {
        violates("/" + field, "must not be null: every configuration has it");
      }
    }
  }

  private void violates(String pointer, String message) {
    found.add((pointer.isEmpty() ? "The body" : FieldPath.ofPointer(pointer)) + " " + message);
  }
}
