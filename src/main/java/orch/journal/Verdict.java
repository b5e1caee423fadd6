package orch.journal;

/**
 * What a reading of the service has found out about a write that got no answer. It settles the
 * write in the journal where its idempotency key is too old to settle it.
 */
public enum Verdict {
  /** The service shows what the write wanted. */
  APPLIED("applied"),
  /** The service shows that the write did not take effect. */
  ABSENT("absent"),
  /** The service shows neither, and will not apply the write any more. */
  UNKNOWN("unknown");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** The text in the journal. */
  String text() {
    return text;
  }
}
