package orch.term;

/** Colors text, or leaves it plain. */
public enum Style {
  PLAIN,
  COLORED;

  private static final String RESET = "\033[0m";

  /** For headings. */
  public String bold(String text) {
    return marked("\033[1m", text);
  }

  /** For less important text. */
  public String dim(String text) {
    return marked("\033[2m", text);
  }

  /** For errors. */
  public String red(String text) {
    return marked("\033[31m", text);
  }

  /** For success. */
  public String green(String text) {
    return marked("\033[32m", text);
  }

  /** For work in progress. */
  public String yellow(String text) {
    return marked("\033[33m", text);
  }

  private String marked(String mark, String text) {
    return this == COLORED ? mark + text + RESET : text;
  }
}
