package orch.term;

import org.jline.utils.WCWidth;

/**
 * The width of a text in terminal columns: East Asian characters take two, combining characters
 * none.
 */
public final class CellWidth {
  private CellWidth() {}

  public static int of(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 128);
    return ascii ? text.length() : text.codePoints().map(CellWidth::of).sum();
  }

  /** The longest prefix of the text that fits into the columns. */
  public static String cut(String text, int columns) {
    int end = 0;
    int left = columns;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      left -= of(c);
      if (left < 0) {
        return text.substring(0, end);
      }
      end += Character.charCount(c);
    }
    return text;
  }

  private static int of(int codePoint) {
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }
}
