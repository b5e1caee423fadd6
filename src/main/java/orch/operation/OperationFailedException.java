package orch.operation;

/** The operation ended without having done what it was started for. */
public final class OperationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Outcome.Ended outcome;

  public OperationFailedException(Outcome.Ended outcome) {
    super(outcome.name());
    this.outcome = outcome;
  }

  /** How it ended. */
  public Outcome.Ended outcome() {
    return outcome;
  }
}
