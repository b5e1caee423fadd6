package orch.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;
import orch.concurrent.Ticker;

/** Waits for locks in real time. */
final class Waiting {
  private static final Ticker TICKER = () -> Duration.ofNanos(System.nanoTime());

  private Waiting() {}

  static LockWait forSeconds(long seconds) {
    return new LockWait(
        Deadline.in(Duration.ofSeconds(seconds), TICKER),
        pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
        note -> {});
  }
}
