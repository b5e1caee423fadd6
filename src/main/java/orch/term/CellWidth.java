package orch.term;

import org.jline.utils.WCWidth;

/**
 * How many columns of a terminal a text takes: East Asian characters take two, combining ones none.
 */
final class CellWidth {
  private CellWidth() {}

  static int of(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 128);
    return ascii
        ? text.length()
        : text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }
}
