package orch.concurrent;

import java.time.Duration;

/**
 * A monotonic clock for deadlines and pauses. Changes of the wall clock do not affect it, and its
 * readings are not dates.
 */
@FunctionalInterface
public interface Ticker {
  /** The time since a fixed point in the past, the same for the whole process. */
  Duration elapsed();
}
