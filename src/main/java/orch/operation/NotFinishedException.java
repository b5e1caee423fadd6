package orch.operation;

/** The deadline came before the operation's end. */
public final class NotFinishedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Outcome.Unfinished outcome;

  public NotFinishedException(Outcome.Unfinished outcome) {
    super(outcome.name());
    this.outcome = outcome;
  }

  /** What is known of the operation. */
  public Outcome.Unfinished outcome() {
    return outcome;
  }
}
