package orch.cli.help;

import java.util.Map;

/** Formats help texts in lines of 80 columns. */
final class HelpLayout {
  private static final int WIDTH = 80;
  private static final String INDENT = "  ";

  /** The maximum width of the column of terms; a longer term gets its own line. */
  private static final int WIDEST_TERM = 30;

  private HelpLayout() {}

  /** Wraps one paragraph. */
  static String paragraph(String text) {
    StringBuilder lines = new StringBuilder();
    wrap(text, 0, lines);
    return lines.toString();
  }

  /** Formats terms and their meanings in two columns. */
  static String terms(Map<String, String> terms) {
    int widest = 0;
    for (String term : terms.keySet()) {
      widest = Math.max(widest, term.length());
    }
    int column = INDENT.length() + Math.min(widest, WIDEST_TERM) + 2;
    StringBuilder lines = new StringBuilder();
    terms.forEach((term, text) -> entry(term, text, column, lines));
    return lines.toString();
  }

  private static void entry(String term, String text, int column, StringBuilder lines) {
    lines.append(INDENT).append(term);
    boolean isTooLong = INDENT.length() + term.length() + 2 > column;
    lines.append(isTooLong ? "\n" : "");
    lines.append(" ".repeat(isTooLong ? column : column - INDENT.length() - term.length()));
    wrap(text, column, lines);
  }

  /**
   * Appends a wrapped text; its first line starts at a column, and the other lines are indented to
   * it.
   */
  private static void wrap(String text, int column, StringBuilder lines) {
    int at = column;
    for (String word : text.split(" ", -1)) {
      if (at > column && at + 1 + word.length() > WIDTH) {
        lines.append('\n').append(" ".repeat(column));
        at = column;
      }
      lines.append(at == column ? "" : " ").append(word);
      at += word.length() + (at == column ? 0 : 1);
    }
    lines.append('\n');
  }
}
