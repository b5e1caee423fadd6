package orch.cli.problem;

/** The person, or the system, does not want to wait any longer. */
public final class CommandInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param state what is known of what was under way
   */
  public CommandInterruptedException(String state) {
    super(state);
  }

  /**
   * The command was to end while it waited for a lock; the interrupt is kept.
   *
   * @param lock what it waited for
   */
  public static CommandInterruptedException beforeSending(String lock) {
    Thread.currentThread().interrupt();
    return new CommandInterruptedException(
        "interrupted while waiting for " + lock + "; nothing was sent");
  }
}
