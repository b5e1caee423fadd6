package orch.lint;

/** What a finding means for a write. */
public enum Severity {
  /** The service takes the value; it probably does not do what its author wants. */
  WARNING("warning");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The severity as a word, for messages. */
  public String word() {
    return word;
  }
}
