package orch.term;

/**
 * Makes text from elsewhere safe to show: whatever could move the cursor, start a line, turn the
 * reading direction or hide becomes visible.
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
   * The same for JSON text, which has its own escapes for what stands below the space, and line
   * ends that belong to it.
   */
  public static String json(String json) {
    return escaped(json, "\n");
  }

  /** The same for text that was laid out on purpose: its lines and its tabs stay. */
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

  /** How far the text is beyond doubt, which mostly is to its end. */
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

  /** As JSON has it, where a character beyond the first 65,536 is a pair. */
  private static String hexadecimal(char... pair) {
    StringBuilder escape = new StringBuilder();
    for (char c : pair) {
      escape.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
    }
    return escape.toString();
  }

  /** Controls, line ends, half characters, and all that is only there to steer other characters. */
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
   * Between letters of other scripts and in emoji a joiner is part of the writing; next to ASCII it
   * only makes a word look like another.
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
