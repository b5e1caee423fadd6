package orch.document.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import orch.document.YamlText;
import orch.document.edit.Node.Style;
import orch.json.Json;

/** Writes values in the notation of a document. */
final class ValueText {
  /** In a text without quotes, these characters have no meaning outside brackets and braces. */
  private static final String HARMLESS = "_-./,'()!?;&%@$*=+<>|~^\"\\";

  private final Notation notation;

  ValueText(Notation notation) {
    this.notation = notation;
  }

  /** A key, or a text without a predecessor whose style it could have. */
  String key(String name) {
    return scalar(TextNode.valueOf(name));
  }

  /** A scalar value in a notation that works everywhere. */
  String scalar(JsonNode value) {
    if (notation.isJson()) {
      return Json.compact(value);
    }
    if (!value.isTextual()) {
      return YamlText.write(value).strip();
    }
    String plain = value.textValue().contains("\n") ? "" : YamlText.write(value).strip();
    return notation.isPlain() && isLetter(plain) ? plain : quoted(value.textValue());
  }

  /**
   * A value in one line of block style, in the style of the one that it replaces, if its type
   * allows that style.
   */
  String inLine(Node old, JsonNode value) {
    return like(old.style(), value, false);
  }

  /** The same in brackets or braces. */
  String inFlow(Node old, JsonNode value) {
    return like(old.style(), value, true);
  }

  private String like(Style style, JsonNode value, boolean isInFlow) {
    if (notation.isJson() || !notation.isPlain() || !value.isTextual()) {
      return line(value);
    }
    String text = value.textValue();
    return switch (style) {
      case SINGLE -> isPrintable(text) ? "'" + text.replace("'", "''") + "'" : quoted(text);
      case DOUBLE -> quoted(text);
      case PLAIN -> !isInFlow && isHarmless(text) ? text : scalar(value);
      default -> scalar(value);
    };
  }

  private static boolean isLetter(String text) {
    char first = text.isEmpty() ? 0 : text.charAt(0);
    return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  }

  private static boolean isPrintable(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && !isEscaped(c));
  }

  /** Whether every reader takes the text as it is, without quotes, in a line of block style. */
  private static boolean isHarmless(String text) {
    boolean isKnown =
        text.chars()
            .allMatch(
                c ->
                    Character.isLetterOrDigit(c)
                        || c == ' '
                        || c == ':'
                        || c == '#'
                        || HARMLESS.indexOf(c) >= 0);
    boolean isWord = YamlText.write(TextNode.valueOf(text)).startsWith("\"") && isOneWord(text);
    return isKnown
        && isLetter(text)
        && !isWord
        && !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.contains(": ")
        && !text.contains(" #");
  }

  /** Whether the text is a single word of letters, which may mean something, as "yes" does. */
  private static boolean isOneWord(String text) {
    return text.chars().allMatch(Character::isLetter);
  }

  /** The text in double quotes, which both JSON and YAML read. */
  private static String quoted(String text) {
    String json = Json.compact(TextNode.valueOf(text));
    StringBuilder all = new StringBuilder();
    json.chars()
        .forEach(
            c -> {
              if (isEscaped(c)) {
                all.append(String.format("\\u%04x", c));
              } else {
                all.append((char) c);
              }
            });
    return all.toString();
  }

  /** Characters that a YAML reader refuses, or reads as line ends. */
  private static boolean isEscaped(int c) {
    return (c >= 0x7f && c <= 0xa0)
        || c == 0xad
        || c == 0x2028
        || c == 0x2029
        || c == 0xfeff
        || c == 0xfffe
        || c == 0xffff;
  }

  /** Any value in one line. */
  String line(JsonNode value) {
    if (!value.isContainerNode()) {
      return scalar(value);
    }
    String comma = notation.isJson() ? "," + notation.gap() : ", ";
    List<String> parts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> parts.add(line(element)));
      return "[" + String.join(comma, parts) + "]";
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      parts.add(key(member.getKey()) + ":" + notation.gap() + line(member.getValue()));
    }
    return "{" + String.join(comma, parts) + "}";
  }

  /** A value in JSON over several lines; the first line has no indentation. */
  String json(JsonNode value, String indentation, String eol) {
    return Json.pretty(value)
        .lines()
        .map(
            line -> {
              int spaces = line.length() - line.stripLeading().length();
              return notation.step().repeat(spaces / 2) + line.stripLeading();
            })
        .collect(Collectors.joining(eol + indentation));
  }

  /** Whether the value is written in lines of its own. */
  boolean isBlock(JsonNode value) {
    return value.isContainerNode()
        && !value.isEmpty()
        && !(notation.hasFlow() && value.isObject() && isFlat(value));
  }

  private static boolean isFlat(JsonNode value) {
    for (JsonNode member : value) {
      if (member.isContainerNode()) {
        return false;
      }
    }
    return true;
  }

  /** The lines of a value in block style, without the indentation of the first line. */
  List<String> block(JsonNode value) {
    List<String> lines = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> lines.addAll(element(element)));
    } else {
      value
          .properties()
          .forEach(member -> lines.addAll(member(member.getKey(), member.getValue())));
    }
    return lines;
  }

  /** The lines of an element with its dash. */
  List<String> element(JsonNode value) {
    if (!isBlock(value)) {
      return List.of("- " + line(value));
    }
    List<String> lines = new ArrayList<>();
    for (String line : block(value)) {
      lines.add((lines.isEmpty() ? "- " : "  ") + line);
    }
    return lines;
  }

  /** The lines of a member with its key. */
  List<String> member(String name, JsonNode value) {
    if (!isBlock(value)) {
      return List.of(key(name) + ": " + line(value));
    }
    List<String> lines = new ArrayList<>(List.of(key(name) + ":"));
    block(value).forEach(line -> lines.add(indentation(value) + line));
    return lines;
  }

  /** The spaces before a value below its key. */
  String indentation(JsonNode value) {
    return value.isArray() ? notation.dash() : notation.step();
  }
}
