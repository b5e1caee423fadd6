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
}
