package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import orch.document.Suggestion;
import orch.json.JsonPointers;

/** A value that is checked, with its place and the list that receives its violations. */
record Value(JsonNode node, String pointer, List<Violation> found) {
  Value member(String key) {
    JsonNode member = node.get(key);
    JsonNode present = member == null ? MissingNode.getInstance() : member;
    return new Value(present, JsonPointers.below(pointer, key), found);
  }

  String name() {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  boolean isPresent() {
    return !node.isMissingNode();
  }

  boolean isNull() {
    return node.isNull();
  }

  void violates(String message) {
    found.add(new Violation(pointer, message));
  }

  boolean requireObject(String what) {
    return require(node.isObject(), what + " (an object)");
  }

  boolean requireBoolean() {
    return require(node.isBoolean(), "true or false");
  }

  /** Requires a text of min to max characters (Unicode code points); returns whether it is one. */
  boolean text(int min, int max) {
    if (!requireText()) {
      return false;
    }
    String text = node.textValue();
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      String has = length == 0 ? "it is empty" : "it has " + length;
      violates("must have " + min + " to " + max + " characters; " + has);
      return false;
    }
    return true;
  }

  boolean requireText() {
    // YAML reads an unquoted +15551230100 as a number and drops the plus sign.
    String hint = node.isNumber() || node.isBoolean() ? "a text: put it in quotes" : "a text";
    return require(node.isTextual(), hint);
  }

  void oneOf(List<String> allowed) {
    if (requireText() && !allowed.contains(node.textValue())) {
      violates(
          "must be one of "
              + String.join(", ", allowed)
              + Suggestion.question(node.textValue(), allowed));
    }
  }

  void elements(int max, Consumer<Value> check) {
    if (!require(node.isArray(), "a list")) {
      return;
    }
    if (node.size() > max) {
      violates("must have at most " + max + " elements; it has " + node.size());
    }
    for (int i = 0; i < node.size(); i++) {
      check.accept(new Value(node.get(i), pointer + "/" + i, found));
    }
  }

  void members(Consumer<Value> check) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      check.accept(
          new Value(member.getValue(), JsonPointers.below(pointer, member.getKey()), found));
    }
  }

  private boolean require(boolean right, String what) {
    if (!right) {
      violates("must be " + what + ", not " + kind());
    }
    return right;
  }

  /** The kind of the value, for messages. */
  String kind() {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case NULL -> "null";
      case NUMBER -> "the number " + node.asText();
      case BOOLEAN -> node.asText();
      default -> "a text";
    };
  }
}
