package orch.cli.problem;

import java.util.List;
import orch.operation.Outcome;

/** Not all operations of a wait completed. */
public final class NotAllCompletedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Outcome> outcomes;

  /**
   * @param outcomes the outcomes of all operations, at least one
   */
  public NotAllCompletedException(List<Outcome> outcomes) {
    super("not all operations completed");
    this.outcomes = List.copyOf(outcomes);
  }

  public List<Outcome> outcomes() {
    return outcomes;
  }
}
