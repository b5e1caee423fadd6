package orch.cli.problem;

/** The command was interrupted by the user or by the system. */
public final class CommandInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * @param state the state of the work in progress, as the message
   */
  public CommandInterruptedException(String state) {
    this(state, "");
  }

  /**
   * @param state the state of the work in progress, as the message
   * @param hint how to go on; empty for nothing
   */
  public CommandInterruptedException(String state, String hint) {
    super(state);
    this.hint = hint;
  }

  public String hint() {
    return hint;
  }

  /**
   * The exception for an interrupt during the wait for a lock; the thread's interrupt status is set
   * again.
   *
   * @param lock what it waited for
   */
  public static CommandInterruptedException beforeSending(String lock) {
    Thread.currentThread().interrupt();
    return new CommandInterruptedException(
        "interrupted while waiting for " + lock + "; nothing was sent");
  }
}
