package orch.output;

import orch.output.Palette.Kind;

/**
 * Colors one YAML document, of the kind that orch writes: a key, a value or both on each line, and
 * texts of several lines below their key.
 */
final class YamlPainter implements LinePainter {
  private static final int NO_BLOCK = Integer.MAX_VALUE;

  private final Palette palette;

  /** The lines that are indented by more than this belong to a text of several lines. */
  private int block = NO_BLOCK;

  YamlPainter(Palette palette) {
    this.palette = palette;
  }

  @Override
  public String paint(String text) {
    StringBuilder painted = new StringBuilder(2 * text.length() + 16);
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      line(painted, text.substring(at, end));
      painted.append(text, end, Math.min(text.length(), end + 1));
      at = end + 1;
    }
    return painted.toString();
  }

  private void line(StringBuilder painted, String line) {
    int start = spaces(line, 0);
    painted.append(line, 0, start);
    if (block != NO_BLOCK && (start > block || start == line.length())) {
      paint(painted, Kind.STRING, line, start, line.length());
      return;
    }
    block = NO_BLOCK;
    int at = start;
    while (isSign(line, at, '-') || isSign(line, at, '?')) {
      boolean isKey = line.charAt(at) == '?';
      start = at;
      at = sign(painted, Kind.ARRAY, line, at);
      if (isKey) {
        paint(painted, Kind.KEY, line, at, line.length());
        return;
      }
    }
    int colon = colon(line, at);
    if (colon >= 0) {
      start = at;
      paint(painted, Kind.KEY, line, at, colon);
      at = sign(painted, Kind.OBJECT, line, colon);
    }
    value(painted, line, at, colon < 0 && at == 0 ? -1 : start);
  }

  /** Appends a sign and the spaces behind it, and returns where these end. */
  private int sign(StringBuilder painted, Kind kind, String line, int at) {
    int end = spaces(line, at + 1);
    palette.append(painted, kind, line, at, at + 1);
    painted.append(line, at + 1, end);
    return end;
  }

  /**
   * @param indentation the indentation of what the value belongs to
   */
  private void value(StringBuilder painted, String line, int at, int indentation) {
    if (at == line.length()) {
      return;
    }
    char first = line.charAt(at);
    if (first == '|' || first == '>') {
      block = indentation;
    }
    paint(painted, kind(first, line.substring(at)), line, at, line.length());
  }

  private static Kind kind(char first, String value) {
    return switch (first) {
      case '[' -> Kind.ARRAY;
      case '{' -> Kind.OBJECT;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Kind.NUMBER;
      default -> {
        Kind word = Palette.kindOf(value);
        yield word == Kind.NUMBER ? Kind.STRING : word;
      }
    };
  }

  private void paint(StringBuilder painted, Kind kind, String line, int from, int to) {
    if (from < to) {
      palette.append(painted, kind, line, from, to);
    }
  }

  /** Where the colon behind a key is; -1 when the line has no key. */
  private static int colon(String line, int from) {
    int at = from;
    if (at < line.length() && line.charAt(at) == '"') {
      at = JsonPainter.endOfString(line, at);
      return isSign(line, at, ':') ? at : -1;
    }
    while (at < line.length() && !isSign(line, at, ':')) {
      at++;
    }
    return at < line.length() ? at : -1;
  }

  /** Whether this character stands here, before a space or at the end. */
  private static boolean isSign(String line, int at, char sign) {
    return at < line.length()
        && line.charAt(at) == sign
        && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
  }

  private static int spaces(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
