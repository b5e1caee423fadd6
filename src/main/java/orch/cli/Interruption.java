package orch.cli;

/** The person, or the system, does not want to wait any longer. */
final class Interruption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param state what is known of what was under way
   */
  Interruption(String state) {
    super(state);
  }

  /**
   * The command was to end while it waited for a lock; the interrupt is kept.
   *
   * @param lock what it waited for
   */
  static Interruption beforeSending(String lock) {
    Thread.currentThread().interrupt();
    return new Interruption("interrupted while waiting for " + lock + "; nothing was sent");
  }
}
