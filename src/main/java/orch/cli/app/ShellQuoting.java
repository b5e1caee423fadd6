package orch.cli.app;

/** Writes words so that a shell reads them as they are. */
final class ShellQuoting {
  private static final String PLAIN = "_-.:/@%+,=";

  private ShellQuoting() {}

  /** The word itself where it is plain, else between single quotes. */
  static String word(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars()
                .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0));
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
