package orch.cli.problem;

/** The input ended before a question was answered. */
public final class UnansweredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final String hint;

  /**
   * @param message what is missing, and the state of the work
   * @param hint how to go on with the answers so far; empty for nothing
   */
  public UnansweredException(ExitCode exit, String message, String hint) {
    super(message);
    this.exit = exit;
    this.hint = hint;
  }

  public ExitCode exit() {
    return exit;
  }

  public String hint() {
    return hint;
  }
}
