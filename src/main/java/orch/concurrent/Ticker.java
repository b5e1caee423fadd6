package orch.concurrent;

import java.time.Duration;

/**
 * Measures time that has passed. It only ever moves forward, whatever happens to the wall clock, so
 * deadlines and pauses are measured with it and moments in history are not.
 */
@FunctionalInterface
public interface Ticker {
  /** The time since a fixed moment in the past that is the same for the whole process. */
  Duration elapsed();
}
