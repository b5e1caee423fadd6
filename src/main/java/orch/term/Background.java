package orch.term;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orch.operation.Deadline;

/**
 * Reading from a terminal or a pipe cannot be interrupted, waiting for who reads can: Ctrl-C must
 * not wait for an answer.
 */
public final class Background {
  private Background() {}

  /**
   * What a reading gives.
   *
   * @throws ExecutionException with what went wrong in it
   */
  public static <T> T read(Callable<T> reading) throws InterruptedException, ExecutionException {
    return started(reading).get();
  }

  /**
   * The same, for a limited time; the reading itself goes on where nobody sees it.
   *
   * @throws TimeoutException when the deadline comes first
   */
  public static <T> T read(Callable<T> reading, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    return started(reading).get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
  }

  private static <T> FutureTask<T> started(Callable<T> reading) {
    FutureTask<T> answer = new FutureTask<>(reading);
    Thread reader = new Thread(answer, "reader");
    reader.setDaemon(true);
    reader.start();
    return answer;
  }
}
