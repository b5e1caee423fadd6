package orch.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tasks at the same time. */
class InParallelTest {
  @Test
  void theResultsAreInTheOrderOfTheTasks() throws Exception {
    CountDownLatch last = new CountDownLatch(1);
    Callable<String> first =
        () -> {
          last.await();
          return "first";
        };
    Callable<String> second =
        () -> {
          last.countDown();
          return "second";
        };
    assertEquals(List.of("first", "second"), InParallel.all("test", 2, List.of(first, second)));
    assertEquals(List.of(), InParallel.all("test", 2, List.<Callable<String>>of()));
  }

  @Test
  void noMoreThanTheLimitRunAtTheSameTime() throws Exception {
    Semaphore limit = new Semaphore(3);
    Callable<Boolean> task =
        () -> {
          boolean isWithin = limit.tryAcquire();
          // Long enough for the next ones to begin, if they may.
          boolean unused = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
          if (isWithin) {
            limit.release();
          }
          return isWithin;
        };
    assertEquals(
        Collections.nCopies(9, true), InParallel.all("test", 3, Collections.nCopies(9, task)));
  }

  private static Throwable thrownFor(Callable<String> task) {
    return assertThrows(
        Throwable.class, () -> InParallel.all("test", 2, List.of(() -> "done", task)));
  }

  @Test
  void whatATaskThrowsIsThrown() {
    RuntimeException problem = new IllegalArgumentException("bad");
    Error error = new AssertionError("worse");
    assertSame(problem, thrownFor(() -> throwing(problem)));
    assertSame(error, thrownFor(() -> throwing(error)));
    Exception checked = new IOException("checked");
    Throwable wrapped =
        thrownFor(
            () -> {
              throw checked;
            });
    assertEquals(IllegalStateException.class, wrapped.getClass());
    assertSame(checked, wrapped.getCause());
  }

  private static String throwing(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
