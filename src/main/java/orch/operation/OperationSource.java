package orch.operation;

import java.util.List;
import orch.concurrent.Deadline;

/** Looks at operations. */
@FunctionalInterface
public interface OperationSource {
  /**
   * One look at each, given in the order of the names.
   *
   * @param names operation ids or status URLs, at least one
   * @throws InterruptedException when the waiting is to end at once
   */
  List<PollResult> at(List<String> names, Deadline deadline) throws InterruptedException;
}
