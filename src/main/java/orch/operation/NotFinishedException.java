package orch.operation;

/** The deadline passed before the operation ended. */
public final class NotFinishedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Outcome.Unfinished outcome;

  public NotFinishedException(Outcome.Unfinished outcome) {
    super(outcome.name());
    this.outcome = outcome;
  }

  /** The operation's last known state. */
  public Outcome.Unfinished outcome() {
    return outcome;
  }
}
