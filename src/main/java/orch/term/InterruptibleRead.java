package orch.term;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orch.concurrent.DaemonThread;
import orch.concurrent.Deadline;

/**
 * Reading from a pipe cannot be interrupted, waiting for who reads can: Ctrl-C must not wait for
 * the end of a file.
 */
public final class InterruptibleRead {
  private InterruptibleRead() {}

  /**
   * What a reading gives; nobody sees it any more when it comes too late.
   *
   * @throws ExecutionException with what went wrong in it
   * @throws TimeoutException when the deadline comes first
   */
  public static <T> T read(Callable<T> reading, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    FutureTask<T> answer = new FutureTask<>(reading);
    DaemonThread.start("reader", answer);
    try {
      return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      // Nobody waits for it any more: it must not take what the next reader asks for.
      answer.cancel(true);
    }
  }
}
