package orch.cli.problem;

/** An action was not confirmed: the user declined, or cannot be asked. */
public final class NotConfirmedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * @param hint what to do next; empty for nothing
   */
  public NotConfirmedException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  public String hint() {
    return hint;
  }
}
