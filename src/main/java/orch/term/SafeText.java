package orch.term;

/**
 * Makes text from elsewhere safe to show on a terminal. Characters that move the cursor, start a
 * line, change the reading direction or are invisible become visible escapes.
 */
public final class SafeText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private SafeText() {}

  /**
   * The text on one line, with an escape such as {@code \n} or {@code \u202e} for every such
   * character.
   */
  public static String line(String text) {
    return escaped(text, "");
  }

  /**
   * The same for JSON text. Its line ends stay: JSON escapes control characters inside its strings.
   */
  public static String json(String json) {
    return escaped(json, "\n");
  }

  /** The same for formatted text: its line ends and tabs stay. */
  public static String lines(String text) {
    return escaped(text, "\n\t");
  }

  private static String escaped(String text, String kept) {
    int plain = plainStart(text);
    if (plain == text.length()) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, plain);
    boolean same = true;
    for (int i = plain; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean safe = kept.indexOf(c) >= 0 || !isUnsafe(c) || joins(text, i, next, c);
      visible.append(safe ? text.substring(i, next) : escape(c));
      same &= safe;
      i = next;
    }
    return same ? text : visible.toString();
  }

  /** The length of the prefix of printable ASCII, which is usually the whole text. */
  private static int plainStart(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) < 0x7f) {
      i++;
    }
    return i;
  }

  private static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> hexadecimal(Character.toChars(c));
    };
  }

  /** The escape in JSON's form: a character beyond U+FFFF is a surrogate pair. */
  private static String hexadecimal(char... pair) {
    StringBuilder escape = new StringBuilder();
    for (char c : pair) {
      escape.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
    }
    return escape.toString();
  }

  /** Control characters, line ends, lone surrogates and format characters. */
  private static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /**
   * Whether the character is a joiner that belongs to the text: between letters of other scripts
   * and in emoji. Next to ASCII a joiner only makes one word look like another.
   */
  private static boolean joins(String text, int from, int to, int c) {
    boolean joiner = c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
    return joiner
        && from > 0
        && to < text.length()
        && isForeign(text.codePointBefore(from))
        && isForeign(text.codePointAt(to));
  }

  private static boolean isForeign(int c) {
    return c > 0x7f && !isUnsafe(c);
  }
}
