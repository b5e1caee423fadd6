package orch.term;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orch.concurrent.DaemonThread;
import orch.concurrent.Deadline;

/**
 * Reads in another thread, because a read from a pipe cannot be interrupted: Ctrl-C must not wait
 * for the end of the input.
 */
public final class InterruptibleRead {
  private InterruptibleRead() {}

  /**
   * Runs the read and returns its result. A result after the deadline is discarded.
   *
   * @throws ExecutionException when the read fails; the cause says why
   * @throws TimeoutException when the deadline passes first
   */
  public static <T> T read(Callable<T> reading, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    FutureTask<T> answer = new FutureTask<>(reading);
    DaemonThread.start("reader", answer);
    try {
      return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      // An abandoned read must not take input from the next reader.
      answer.cancel(true);
    }
  }
}
