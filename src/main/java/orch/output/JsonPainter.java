package orch.output;

import orch.output.Palette.Kind;

/** Colors JSON text. It remembers where it is, so that the text may come in parts. */
final class JsonPainter implements LinePainter {
  private final Palette palette;

  /** The brackets that are open. */
  private final StringBuilder open = new StringBuilder();

  private boolean keyNext;

  JsonPainter(Palette palette) {
    this.palette = palette;
  }

  @Override
  public String paint(String text) {
    StringBuilder painted = new StringBuilder(2 * text.length() + 16);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (c == '"') {
        end = endOfString(text, at);
        palette.append(painted, keyNext ? Kind.KEY : Kind.STRING, text, at, end);
      } else if ("{}[],:".indexOf(c) >= 0) {
        palette.append(painted, punctuation(c), text, at, end);
      } else if (c == ' ' || c == '\n') {
        painted.append(c);
      } else {
        end = endOfWord(text, at);
        palette.append(painted, Palette.kindOf(text.substring(at, end)), text, at, end);
      }
      at = end;
    }
    return painted.toString();
  }

  private Kind punctuation(char c) {
    if (c == '{' || c == '[') {
      open.append(c);
    }
    boolean inObject = open.length() > 0 && open.charAt(open.length() - 1) == '{';
    if ((c == '}' || c == ']') && open.length() > 0) {
      open.setLength(open.length() - 1);
    }
    keyNext = inObject && (c == '{' || c == ',');
    return inObject ? Kind.OBJECT : Kind.ARRAY;
  }

  /** The end of the text in quotes that begins here. */
  static int endOfString(String text, int from) {
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }

  private static int endOfWord(String text, int from) {
    int at = from + 1;
    while (at < text.length() && "{}[],:\" \n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
