package orch.operation;

/** The operation ended FAILED or CANCELLED. */
public final class OperationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Outcome.Ended outcome;

  public OperationFailedException(Outcome.Ended outcome) {
    super(outcome.name());
    this.outcome = outcome;
  }

  /** The operation's end. */
  public Outcome.Ended outcome() {
    return outcome;
  }
}
