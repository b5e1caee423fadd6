package orch.cli.problem;

import java.util.List;
import orch.operation.Outcome;

/** Operations that were waited for did not all complete. */
public final class NotAllCompletedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Outcome> outcomes;

  /**
   * @param outcomes of all the operations, at least one
   */
  public NotAllCompletedException(List<Outcome> outcomes) {
    super("not all operations completed");
    this.outcomes = List.copyOf(outcomes);
  }

  public List<Outcome> outcomes() {
    return outcomes;
  }
}
