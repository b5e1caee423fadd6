package orch.term;

/**
 * Makes text from elsewhere safe to show: whatever could move the cursor, start a line or turn the
 * reading direction becomes visible.
 */
public final class Visible {
  private Visible() {}

  /**
   * The text on one line, with an escape such as {@code \n} or {@code \u202e} for every such
   * character.
   */
  public static String line(String text) {
    return escaped(text, true);
  }

  /**
   * The same for JSON text, which has its own escapes for what stands below the space, and line
   * ends that belong to it.
   */
  public static String json(String json) {
    return escaped(json, false);
  }

  private static String escaped(String text, boolean alsoAscii) {
    if (text.chars().noneMatch(c -> isUnsafe(c, alsoAscii))) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            c -> visible.append(isUnsafe(c, alsoAscii) ? escape(c) : String.valueOf((char) c)));
    return visible.toString();
  }

  private static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u" + Integer.toHexString(0x10000 | c).substring(1);
    };
  }

  private static boolean isUnsafe(int c, boolean alsoAscii) {
    boolean control = (alsoAscii && c < ' ') || (c >= 0x7f && c <= 0x9f);
    boolean lineEnd = c == 0x2028 || c == 0x2029;
    return control || lineEnd || isBidirectional(c);
  }

  private static boolean isBidirectional(int c) {
    return c == 0x061c
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
