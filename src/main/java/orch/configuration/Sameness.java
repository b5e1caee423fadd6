package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import orch.json.Json;

/**
 * Decides whether two values are the same to the service, although their notation differs: the
 * service adds empty metadata, empty lists and null timeouts, and the order of rules, callbacks and
 * intelligence configurations has no meaning.
 */
final class Sameness {
  private static final String METADATA = "metadata";
  static final String METHOD = "method";
  private static final String USUAL_METHOD = "POST";

  private Sameness() {}

  /** Whether two values of a top-level field are the same; null is the same as a missing value. */
  static boolean ofField(String field, JsonNode one, JsonNode other) {
    return switch (field) {
      case Fields.CALLBACKS -> ofLists(one, other, Sameness::normalCallback);
      case Fields.INTELLIGENCE -> ofLists(one, other, UnaryOperator.identity());
      case Fields.EXTRACTION -> normalExtraction(one).equals(normalExtraction(other));
      default -> orNull(one).equals(orNull(other));
    };
  }

  /** Whether two elements of a list in a top-level field are the same. */
  static BiPredicate<JsonNode, JsonNode> elementsOf(String field) {
    UnaryOperator<JsonNode> normal =
        field.equals(Fields.CALLBACKS) ? Sameness::normalCallback : UnaryOperator.identity();
    return (one, other) -> normal.apply(one).equals(normal.apply(other));
  }

  /** Whether two channels' settings are the same. */
  static boolean ofChannel(JsonNode one, JsonNode other) {
    if (!one.isObject() || !other.isObject()) {
      return one.equals(other);
    }
    return ofLists(one.path(Fields.RULES), other.path(Fields.RULES), Sameness::normalRule)
        && ofTimeouts(one.path(Fields.TIMEOUTS), other.path(Fields.TIMEOUTS))
        && otherSettings(one).equals(otherSettings(other));
  }

  /** Whether a channel has exactly the settings with which the service adds it to others. */
  static boolean isAddedChannel(String name, JsonNode settings) {
    ObjectNode added = Json.object();
    if (name.equals("RCS")) {
      added.putObject(Fields.TIMEOUTS).put("closed", 15);
    } else if (!name.equals("VOICE")) {
      return false;
    }
    return settings.isObject() && ofChannel(added, settings);
  }

  /** Whether a callback has the method that counts when it has none. */
  static boolean isUsualMethod(JsonNode callback) {
    JsonNode method = callback.path(METHOD);
    return orNull(method).isNull() || method.asText().equals(USUAL_METHOD);
  }

  /** Whether two capture rules are the same. */
  static boolean ofRule(JsonNode one, JsonNode other) {
    return normalRule(one).equals(normalRule(other));
  }

  /** Whether one of the rules captures the same messages as another, whatever its other fields. */
  static boolean hasOneForTheSameMessages(ArrayNode rules, JsonNode other) {
    for (JsonNode rule : rules) {
      if (rule.path("from").equals(other.path("from"))
          && rule.path("to").equals(other.path("to"))
          && metadata(rule).equals(metadata(other))) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode metadata(JsonNode rule) {
    JsonNode metadata = rule.path(METADATA);
    return metadata.isEmpty() ? NullNode.getInstance() : metadata;
  }

  /** Whether two channels' timeouts are the same. */
  static boolean ofTimeouts(JsonNode one, JsonNode other) {
    return normalTimeouts(one).equals(normalTimeouts(other));
  }

  static JsonNode normalExtraction(JsonNode extraction) {
    // The default value in the schema is false.
    boolean isOff = extraction.isBoolean() && !extraction.booleanValue();
    return isOff ? NullNode.getInstance() : orNull(extraction);
  }

  static ObjectNode otherSettings(JsonNode channel) {
    ObjectNode others = channel.deepCopy();
    others.remove(List.of(Fields.RULES, Fields.TIMEOUTS));
    others.removeIf(JsonNode::isNull);
    return others;
  }

  /** Timeouts without nulls; null when nothing is left. */
  static JsonNode normalTimeouts(JsonNode timeouts) {
    if (!(timeouts instanceof ObjectNode)) {
      return orNull(timeouts);
    }
    ObjectNode normal = timeouts.deepCopy();
    normal.removeIf(JsonNode::isNull);
    return normal.isEmpty() ? NullNode.getInstance() : normal;
  }

  /** A rule without metadata that says nothing. */
  static JsonNode normalRule(JsonNode rule) {
    JsonNode metadata = rule.path(METADATA);
    boolean says = metadata.isObject() ? !metadata.isEmpty() : !metadata.isNull();
    if (says || !(rule instanceof ObjectNode)) {
      return rule;
    }
    ObjectNode normal = rule.deepCopy();
    normal.remove(METADATA);
    return normal;
  }

  /** A callback with its method. */
  static JsonNode normalCallback(JsonNode callback) {
    if (!(callback instanceof ObjectNode)) {
      return callback;
    }
    ObjectNode normal = callback.deepCopy();
    return normal.hasNonNull(METHOD) ? normal : normal.put(METHOD, USUAL_METHOD);
  }

  /** Whether two lists have the same elements, in any order. */
  private static boolean ofLists(JsonNode one, JsonNode other, UnaryOperator<JsonNode> normal) {
    if (!isList(one) || !isList(other)) {
      return one.equals(other);
    }
    return counted(one, normal).equals(counted(other, normal));
  }

  /** Whether the value is a list. Null and a missing value count as empty lists. */
  static boolean isList(JsonNode value) {
    return value.isArray() || orNull(value).isNull();
  }

  private static Map<JsonNode, Integer> counted(JsonNode list, UnaryOperator<JsonNode> normal) {
    Map<JsonNode, Integer> counted = new HashMap<>();
    for (JsonNode element : list) {
      counted.merge(normal.apply(element), 1, Integer::sum);
    }
    return counted;
  }

  private static JsonNode orNull(JsonNode value) {
    return value.isMissingNode() ? NullNode.getInstance() : value;
  }
}
