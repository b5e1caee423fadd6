package orch.cli;

import java.util.List;
import orch.operation.Outcome;

/** Operations that were waited for did not all complete. */
final class NotAllCompleted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Outcome> outcomes;

  /**
   * @param outcomes of all the operations, at least one
   */
  NotAllCompleted(List<Outcome> outcomes) {
    super("not all operations completed");
    this.outcomes = List.copyOf(outcomes);
  }

  List<Outcome> outcomes() {
    return outcomes;
  }
}
