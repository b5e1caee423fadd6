package orch.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.json.Json;

/**
 * The members of an object that a picture does not show yet. A member that is not of the expected
 * kind, or that orch does not know, stays until the end and is shown as it is, so that nothing is
 * left out.
 */
final class Members {
  /** Values that are nested more deeply are shown as JSON in one line. */
  private static final int MAX_DEPTH = 6;

  private final Map<String, JsonNode> left = new LinkedHashMap<>();

  Members(JsonNode object) {
    object.properties().forEach(member -> left.put(member.getKey(), member.getValue()));
  }

  /** Takes a text. */
  Optional<String> text(String name) {
    return take(name, JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** Takes a member if it is as expected. */
  Optional<JsonNode> take(String name, Expectation expected) {
    JsonNode value = left.get(name);
    if (value == null || !expected.fits(value)) {
      return Optional.empty();
    }
    left.remove(name);
    return Optional.of(value);
  }

  /** What a value must be. */
  interface Expectation {
    boolean fits(JsonNode value);
  }

  /** The remaining members, as they are. */
  List<Node> rest() {
    List<Node> nodes = new ArrayList<>();
    left.forEach((name, value) -> nodes.add(node(name, value, 0)));
    return nodes;
  }

  /** Takes the simple members, for beside a text, as in {@code (callType: PSTN)}. */
  String beside() {
    List<String> texts = new ArrayList<>();
    for (String name : List.copyOf(left.keySet())) {
      take(name, JsonNode::isValueNode).ifPresent(value -> texts.add(name + ": " + plain(value)));
    }
    return texts.isEmpty() ? "" : " (" + String.join(", ", texts) + ")";
  }

  private static String plain(JsonNode value) {
    return value.isTextual() ? value.textValue() : Json.compact(value);
  }

  /** A value as it is. */
  static Node node(String name, JsonNode value) {
    return node(name, value, 0);
  }

  private static Node node(String name, JsonNode value, int depth) {
    if (value.isValueNode() || value.isEmpty() || depth == MAX_DEPTH) {
      return Node.of(name, Json.compact(value));
    }
    List<Node> below = new ArrayList<>();
    if (value.isObject()) {
      value.properties().forEach(m -> below.add(node(m.getKey(), m.getValue(), depth + 1)));
    } else {
      for (int i = 0; i < value.size(); i++) {
        below.add(node("[" + i + "]", value.get(i), depth + 1));
      }
    }
    return new Node(name, "", below);
  }
}
