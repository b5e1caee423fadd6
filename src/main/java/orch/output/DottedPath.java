package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orch.json.Json;

/**
 * The path of a field, such as {@code channelSettings.SMS.captureRules.from}. A list on the path
 * stands for each of its elements, unless the path has an index, which counts from 0.
 *
 * @param steps at least one name
 */
record DottedPath(List<String> steps) {
  static DottedPath parse(String path) {
    return new DottedPath(List.of(path.strip().split("\\.", -1)));
  }

  /** The values at this path, in order; empty when the path does not exist. */
  List<JsonNode> in(JsonNode value) {
    List<JsonNode> found = new ArrayList<>();
    collect(value, 0, found);
    return found;
  }

  private void collect(JsonNode value, int step, List<JsonNode> found) {
    if (step == steps.size()) {
      found.add(value);
      return;
    }
    String name = steps.get(step);
    if (value.isArray() && isIndex(name)) {
      if (value.has(index(name))) {
        collect(value.get(index(name)), step + 1, found);
      }
    } else if (value.isArray()) {
      value.forEach(element -> collect(element, step, found));
    } else if (value.has(name)) {
      collect(value.get(name), step + 1, found);
    }
  }

  /** Whether a step is the index of a list element. */
  static boolean isIndex(String step) {
    return !step.isEmpty()
        && step.length() < 10
        && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int index(String step) {
    return Integer.parseInt(step);
  }

  /** A copy of the value with only these fields; structure and order stay. */
  static JsonNode prune(JsonNode value, List<DottedPath> fields) {
    if (fields.stream().anyMatch(field -> field.steps.isEmpty())) {
      return value;
    }
    if (value instanceof ArrayNode array) {
      return pruneElements(array, fields);
    }
    ObjectNode pruned = Json.object();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      List<DottedPath> below =
          fields.stream()
              .filter(f -> f.steps.get(0).equals(member.getKey()))
              .map(DottedPath::rest)
              .toList();
      if (!below.isEmpty()) {
        pruned.set(member.getKey(), prune(member.getValue(), below));
      }
    }
    return value.isObject() ? pruned : value;
  }

  private static ArrayNode pruneElements(ArrayNode array, List<DottedPath> fields) {
    ArrayNode pruned = Json.array();
    for (int i = 0; i < array.size(); i++) {
      int at = i;
      List<DottedPath> below =
          fields.stream()
              .filter(f -> !isIndex(f.steps.get(0)) || index(f.steps.get(0)) == at)
              .map(f -> isIndex(f.steps.get(0)) ? f.rest() : f)
              .toList();
      if (!below.isEmpty()) {
        pruned.add(prune(array.get(i), below));
      }
    }
    return pruned;
  }

  private DottedPath rest() {
    return new DottedPath(steps.subList(1, steps.size()));
  }
}
