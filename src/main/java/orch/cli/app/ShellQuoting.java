package orch.cli.app;

/** Quotes arguments for a POSIX shell. */
final class ShellQuoting {
  private static final String PLAIN = "_-.:/@%+,=";

  private ShellQuoting() {}

  /** The text itself if it needs no quotes, else the text in single quotes. */
  static String word(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars()
                .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0));
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
