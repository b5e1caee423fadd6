package orch.cli.apply;

import java.util.List;
import java.util.Optional;
import orch.cli.write.WaitFlags;
import orch.concurrent.Deadline;
import orch.plan.Drift.Side;
import orch.plan.LockComparison.Left;
import orch.plan.Origin;
import orch.plan.Plan;

/** Makes the plan of an apply, as often as it is needed. */
interface PlanSource {
  /** The plan with the configurations as they are now. */
  Made make(WaitFlags waiting, Deadline deadline) throws InterruptedException;

  /** Tells which configurations are in the lock and in no file, and why they are kept. */
  void tell(Made made);

  /**
   * A plan.
   *
   * @param left the configurations of the lock that no document means any more and that the plan
   *     does not delete
   * @param origins one for each document, in the order of the plan; deletions have none
   * @param lock the name of the lock file; empty for none
   */
  record Made(Plan plan, List<Left> left, List<Origin> origins, Optional<String> lock) {
    /** The ids of those that do not exist any more. */
    List<String> goneIds() {
      return left.stream()
          .filter(each -> each.drift().live() == Side.GONE)
          .map(each -> each.known().id())
          .toList();
    }
  }
}
