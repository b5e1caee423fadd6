package orch.server.store;

import java.time.Duration;
import java.time.Instant;

/** The course of an operation: what it is at an instant follows from its two ends alone. */
public record Timeline(Instant accepted, Instant ends) {
  /** PENDING in the first half, RUNNING in the second, then the given end. */
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

  /** Whole seconds that are left, rounded up: the earliest time at which a poll can be the last. */
  public long secondsLeft(Instant now) {
    long left = Duration.between(now, ends).toMillis();
    return Math.max(0, (left + 999) / 1000);
  }
}
