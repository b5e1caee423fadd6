package orch.operation;

import java.util.List;
import orch.concurrent.Deadline;

/** Reads operations, for {@link Poller}. */
@FunctionalInterface
public interface OperationSource {
  /**
   * Polls each operation once; the results are in the order of the names.
   *
   * @param names operation ids or status URLs, at least one
   * @throws InterruptedException when the thread is interrupted
   */
  List<PollResult> poll(List<String> names, Deadline deadline) throws InterruptedException;
}
