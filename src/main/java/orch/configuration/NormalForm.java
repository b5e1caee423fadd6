package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import orch.json.Json;

/**
 * One notation for all configurations that are the same to the service. Two configurations have the
 * same normal form exactly when {@link Difference} finds no change between them.
 */
public final class NormalForm {
  private NormalForm() {}

  /**
   * The normal form, without the fields that only the service sets: the writable fields come first,
   * other members are sorted by name, and lists without an order are sorted.
   */
  public static ObjectNode of(JsonNode configuration) {
    ObjectNode normal = Json.object();
    Set<String> fields = new LinkedHashSet<>(Fields.WRITABLE);
    Set<String> others = new TreeSet<>();
    configuration.fieldNames().forEachRemaining(others::add);
    Fields.SERVER_SET.forEach(others::remove);
    fields.addAll(others);
    for (String field : fields) {
      put(normal, field, field(field, configuration.path(field)));
    }
    return normal;
  }

  private static JsonNode field(String field, JsonNode value) {
    return switch (field) {
      case Fields.CHANNELS -> value.isObject() ? channels(value) : sorted(value);
      case Fields.CALLBACKS -> set(value, Sameness::normalCallback);
      case Fields.INTELLIGENCE -> set(value, UnaryOperator.identity());
      case Fields.EXTRACTION -> Sameness.normalExtraction(value);
      default -> sorted(value);
    };
  }

  private static JsonNode channels(JsonNode value) {
    ObjectNode normal = Json.object();
    for (Map.Entry<String, JsonNode> channel : sorted(value).properties()) {
      put(normal, channel.getKey(), channel(channel.getValue()));
    }
    return normal.isEmpty() ? Json.object().nullNode() : normal;
  }

  private static JsonNode channel(JsonNode value) {
    if (!value.isObject()) {
      return value;
    }
    ObjectNode normal = Json.object();
    put(normal, Fields.RULES, set(value.path(Fields.RULES), Sameness::normalRule));
    put(normal, Fields.TIMEOUTS, sorted(Sameness.normalTimeouts(value.path(Fields.TIMEOUTS))));
    for (Map.Entry<String, JsonNode> other : sorted(Sameness.otherSettings(value)).properties()) {
      normal.set(other.getKey(), other.getValue());
    }
    return normal;
  }

  /** A list without an order, sorted; an empty one is left out. */
  private static JsonNode set(JsonNode list, UnaryOperator<JsonNode> element) {
    if (!list.isArray()) {
      return sorted(list);
    }
    List<JsonNode> elements = new ArrayList<>();
    list.forEach(each -> elements.add(sorted(element.apply(each))));
    elements.sort(Comparator.comparing(Json::compact));
    ArrayNode set = Json.array().addAll(elements);
    return set.isEmpty() ? set.nullNode() : set;
  }

  /** The value with the members of its objects in the order of their names. */
  private static JsonNode sorted(JsonNode value) {
    if (value.isArray()) {
      ArrayNode list = Json.array();
      value.forEach(element -> list.add(sorted(element)));
      return list;
    }
    if (!value.isObject()) {
      return value;
    }
    Map<String, JsonNode> members = new TreeMap<>();
    value.properties().forEach(each -> members.put(each.getKey(), sorted(each.getValue())));
    ObjectNode object = Json.object();
    object.setAll(members);
    return object;
  }

  private static void put(ObjectNode into, String field, JsonNode value) {
    if (!value.isNull() && !value.isMissingNode()) {
      into.set(field, value);
    }
  }
}
