package orch.term;

/** Marks text for the eye, or leaves it alone. */
public enum Style {
  PLAIN,
  COLORED;

  private static final String RESET = "\033[0m";

  /** For headings. */
  public String bold(String text) {
    return marked("\033[1m", text);
  }

  /** For what matters less. */
  public String dim(String text) {
    return marked("\033[2m", text);
  }

  /** For what went wrong. */
  public String red(String text) {
    return marked("\033[31m", text);
  }

  /** For what went well. */
  public String green(String text) {
    return marked("\033[32m", text);
  }

  /** For what is under way. */
  public String yellow(String text) {
    return marked("\033[33m", text);
  }

  private String marked(String mark, String text) {
    return this == COLORED ? mark + text + RESET : text;
  }
}
