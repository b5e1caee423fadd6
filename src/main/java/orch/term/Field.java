package orch.term;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orch.json.Json;

/**
 * A field by its dotted path, such as {@code channelSettings.SMS.captureRules.from}; a list on the
 * way stands for each of its elements.
 *
 * @param steps at least one name
 */
record Field(List<String> steps) {
  static Field parse(String path) {
    return new Field(List.of(path.strip().split("\\.", -1)));
  }

  /** The values the path leads to, in order; none where it leads nowhere. */
  List<JsonNode> in(JsonNode value) {
    List<JsonNode> found = new ArrayList<>();
    collect(value, 0, found);
    return found;
  }

  private void collect(JsonNode value, int step, List<JsonNode> found) {
    if (value.isArray() && step < steps.size()) {
      value.forEach(element -> collect(element, step, found));
    } else if (step == steps.size()) {
      found.add(value);
    } else if (value.has(steps.get(step))) {
      collect(value.get(steps.get(step)), step + 1, found);
    }
  }

  /** The value with these fields and nothing else; its shape and its order stay. */
  static JsonNode prune(JsonNode value, List<Field> fields) {
    if (fields.stream().anyMatch(field -> field.steps.isEmpty())) {
      return value;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode pruned = Json.array();
      array.forEach(element -> pruned.add(prune(element, fields)));
      return pruned;
    }
    ObjectNode pruned = Json.object();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      List<Field> below =
          fields.stream()
              .filter(f -> f.steps.get(0).equals(member.getKey()))
              .map(Field::rest)
              .toList();
      if (!below.isEmpty()) {
        pruned.set(member.getKey(), prune(member.getValue(), below));
      }
    }
    return value.isObject() ? pruned : value;
  }

  private Field rest() {
    return new Field(steps.subList(1, steps.size()));
  }
}
