package orch.lint;

/** What a finding means. */
public enum Severity {
  /** The service refuses the document, or orch cannot use it. */
  ERROR("error"),
  /** The service takes the value; it probably does not do what its author wants. */
  WARNING("warning"),
  /** A fact that its author may want to know; no write warns about it. */
  NOTE("note");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The severity as a word, for messages. */
  public String word() {
    return word;
  }

  /** Whether this is at least as serious as another severity. */
  public boolean isAtLeast(Severity other) {
    return compareTo(other) <= 0;
  }
}
