package orch.cli.shell;

/** Writes a word so that {@link Words} reads it as it is, with the quote that is open already. */
final class Quoting {
  private static final String SPECIAL = " \t\n\\'\"#$`*?[](){}<>|&;~!";

  private Quoting() {}

  /**
   * The text of a word.
   *
   * @param isWhole whether an open quote ends with the word
   * @param quote the open quote; {@link Words#NO_QUOTE} for none
   */
  static String quoted(String word, boolean isWhole, char quote) {
    String end = isWhole && quote != Words.NO_QUOTE ? String.valueOf(quote) : "";
    return switch (quote) {
      case '\'' -> "'" + word.replace("'", "'\\''") + end;
      case '"' -> "\"" + escaped(word, "\"\\$`") + end;
      default -> word.isEmpty() ? "''" : escaped(word, SPECIAL);
    };
  }

  private static String escaped(String word, String special) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      // A line end cannot be escaped, only quoted.
      if (c == '\n' && special.equals(SPECIAL)) {
        text.append("'\n'");
      } else if (special.indexOf(c) >= 0) {
        text.append('\\').append(c);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
