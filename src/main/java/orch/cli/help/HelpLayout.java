package orch.cli.help;

import java.util.Map;

/** Lays out the texts of help in lines of 80 columns. */
final class HelpLayout {
  private static final int WIDTH = 80;
  private static final String INDENT = "  ";

  /** The widest that the column of terms may be; a longer term has a line of its own. */
  private static final int WIDEST_TERM = 30;

  private HelpLayout() {}

  /** A text of one paragraph, with a line end. */
  static String paragraph(String text) {
    StringBuilder lines = new StringBuilder();
    wrap(text, 0, lines);
    return lines.toString();
  }

  /** Terms and what each means, in two columns. */
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

  /** Appends a text whose first line begins at a column, which the others are indented to. */
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
