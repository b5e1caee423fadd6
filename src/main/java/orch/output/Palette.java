package orch.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The colors of JSON and YAML: those of jq, which {@code JQ_COLORS} changes.
 *
 * @param colors the parameters of the escape sequences (SGR), by {@link Kind}
 */
record Palette(List<String> colors) {
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
    List<String> colors = new ArrayList<>(List.of(USUAL.split(":", -1)));
    String wanted = environment.getOrDefault("JQ_COLORS", "");
    if (!wanted.isEmpty() && wanted.matches("[0-9;]{0,20}(:[0-9;]{0,20}){0,7}")) {
      List<String> others = List.of(wanted.split(":", -1));
      colors.subList(0, others.size()).clear();
      colors.addAll(0, others);
    }
    return new Palette(colors);
  }

  /** Appends a part of a text in its color. */
  void append(StringBuilder painted, Kind kind, CharSequence text, int from, int to) {
    painted.append("\033[").append(colors.get(kind.ordinal())).append('m');
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
