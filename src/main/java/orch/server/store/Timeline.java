package orch.server.store;

import java.time.Duration;
import java.time.Instant;

/**
 * The times at which an operation was accepted and ends. Its status at any time follows from them.
 */
public record Timeline(Instant accepted, Instant ends) {
  /** PENDING in the first half, RUNNING in the second, then the final status. */
  String statusAt(Instant now, String end) {
    if (isOver(now)) {
      return end;
    }
    Instant half = accepted.plus(Duration.between(accepted, ends).dividedBy(2));
    return now.isBefore(half) ? "PENDING" : "RUNNING";
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(ends);
  }

  /**
   * The whole seconds until the operation ends, rounded up. A poll after them sees the final
   * status.
   */
  public long secondsLeft(Instant now) {
    long left = Duration.between(now, ends).toMillis();
    return Math.max(0, (left + 999) / 1000);
  }
}
