package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import orch.json.Json;

/**
 * Whether two pieces of configurations mean the same to the service, however they are written:
 * reads add empty metadata, empty lists and null timeouts, and the order of rules, callbacks and
 * intelligence configurations says nothing.
 */
final class Sameness {
  private static final String METADATA = "metadata";
  private static final String METHOD = "method";

  private Sameness() {}

  /** Whether the two are the same value of a top-level field; null stands for a missing one. */
  static boolean ofField(String field, JsonNode one, JsonNode other) {
    return normalField(field, one).equals(normalField(field, other));
  }

  /** Whether the two are the same settings of a channel. */
  static boolean ofChannel(JsonNode one, JsonNode other) {
    return normalChannel(one).equals(normalChannel(other));
  }

  /** Whether the two are the same capture rule. */
  static boolean ofRule(JsonNode one, JsonNode other) {
    return normalRule(one).equals(normalRule(other));
  }

  /** Whether two rules capture the same messages, whatever else they say. */
  static boolean isForTheSameMessages(JsonNode one, JsonNode other) {
    return one.path("from").equals(other.path("from"))
        && one.path("to").equals(other.path("to"))
        && metadata(one).equals(metadata(other));
  }

  private static JsonNode metadata(JsonNode rule) {
    JsonNode metadata = rule.path(METADATA);
    return metadata.isEmpty() ? NullNode.getInstance() : metadata;
  }

  /** Whether the two are the same timeouts. */
  static boolean ofTimeouts(JsonNode one, JsonNode other) {
    return normalTimeouts(one).equals(normalTimeouts(other));
  }

  private static JsonNode normalField(String field, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return NullNode.getInstance();
    }
    return switch (field) {
      case Fields.CALLBACKS -> set(value, Sameness::normalCallback);
      case Fields.INTELLIGENCE -> set(value, UnaryOperator.identity());
      // What it is when nobody says anything, by the schema.
      case Fields.EXTRACTION -> value.asBoolean(true) ? value : NullNode.getInstance();
      default -> value;
    };
  }

  private static JsonNode normalChannel(JsonNode channel) {
    if (!(channel instanceof ObjectNode)) {
      return channel;
    }
    ObjectNode normal = channel.deepCopy();
    replace(normal, Fields.TIMEOUTS, normalTimeouts(channel.path(Fields.TIMEOUTS)));
    JsonNode rules = channel.path(Fields.RULES);
    replace(
        normal,
        Fields.RULES,
        rules.isArray() ? set(rules, Sameness::normalRule) : NullNode.getInstance());
    return normal;
  }

  private static JsonNode normalTimeouts(JsonNode timeouts) {
    if (!(timeouts instanceof ObjectNode)) {
      return NullNode.getInstance();
    }
    ObjectNode normal = timeouts.deepCopy();
    normal.removeIf(JsonNode::isNull);
    return normal.isEmpty() ? NullNode.getInstance() : normal;
  }

  private static JsonNode normalRule(JsonNode rule) {
    JsonNode metadata = rule.path(METADATA);
    boolean says = metadata.isObject() ? !metadata.isEmpty() : !metadata.isNull();
    if (says || !(rule instanceof ObjectNode)) {
      return rule;
    }
    ObjectNode normal = rule.deepCopy();
    normal.remove(METADATA);
    return normal;
  }

  private static JsonNode normalCallback(JsonNode callback) {
    if (!(callback instanceof ObjectNode)) {
      return callback;
    }
    ObjectNode normal = callback.deepCopy();
    return normal.hasNonNull(METHOD) ? normal : normal.put(METHOD, "POST");
  }

  private static void replace(ObjectNode object, String field, JsonNode value) {
    if (value.isNull()) {
      object.remove(field);
    } else {
      object.set(field, value);
    }
  }

  /** The elements in an order that does not depend on how they stood. */
  private static JsonNode set(JsonNode list, UnaryOperator<JsonNode> normal) {
    List<JsonNode> elements = new ArrayList<>();
    for (JsonNode element : list) {
      elements.add(normal.apply(element));
    }
    if (elements.isEmpty()) {
      return NullNode.getInstance();
    }
    elements.sort((one, other) -> Json.compact(one).compareTo(Json.compact(other)));
    ArrayNode set = Json.array();
    elements.forEach(set::add);
    return set;
  }
}
