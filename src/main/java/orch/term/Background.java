package orch.term;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reading from a pipe cannot be interrupted, waiting for who reads can: Ctrl-C must not wait for
 * the end of a file.
 */
public final class Background {
  private Background() {}

  /**
   * What a reading gives.
   *
   * @throws ExecutionException with what went wrong in it
   */
  public static <T> T read(Callable<T> reading) throws InterruptedException, ExecutionException {
    FutureTask<T> answer = new FutureTask<>(reading);
    Thread reader = new Thread(answer, "reader");
    reader.setDaemon(true);
    reader.start();
    try {
      return answer.get();
    } finally {
      // Nobody waits for it any more: it must not take what the next reader asks for.
      answer.cancel(true);
    }
  }
}
