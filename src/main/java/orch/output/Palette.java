package orch.output;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The colors of JSON and YAML: those of jq, which {@code JQ_COLORS} changes.
 *
 * @param colors the parameters of the escape sequences (SGR), by {@link Kind}
 */
record Palette(Map<Kind, String> colors) {
  private static final String USUAL = "0;90:0;39:0;39:0;39:0;32:1;39:1;39:34;1";

  /** What has a color of its own, in the order of {@code JQ_COLORS}. */
  enum Kind {
    NULL,
    FALSE,
    TRUE,
    NUMBER,
    STRING,
    ARRAY,
    OBJECT,
    KEY
  }

  /** The colors that the environment asks for. Like jq, it takes all of a list or nothing. */
  static Palette of(Map<String, String> environment) {
    String wanted = environment.getOrDefault("JQ_COLORS", "");
    boolean isList = wanted.matches("[0-9;]{1,20}(:[0-9;]{0,20}){0,7}");
    Iterator<String> usual = List.of(USUAL.split(":", -1)).iterator();
    Iterator<String> others = isList ? List.of(wanted.split(":", -1)).iterator() : usual;
    Map<Kind, String> colors = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      String color = usual.next();
      colors.put(kind, others != usual && others.hasNext() ? others.next() : color);
    }
    return new Palette(colors);
  }

  /** Appends a part of a text in its color. */
  void append(StringBuilder painted, Kind kind, CharSequence text, int from, int to) {
    painted.append("\033[").append(colors.get(kind)).append('m');
    painted.append(text, from, to).append("\033[0m");
  }

  /** The kind of a value that is neither a text nor has members. */
  static Kind kindOf(String word) {
    return switch (word) {
      case "null" -> Kind.NULL;
      case "false" -> Kind.FALSE;
      case "true" -> Kind.TRUE;
      default -> Kind.NUMBER;
    };
  }
}
