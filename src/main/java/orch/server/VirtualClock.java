package orch.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;

/** A clock that stands still until it is advanced; that wakes the threads whose pause is over. */
public final class VirtualClock implements InstantSource, Ticker, Sleeper {
  /** Ids hold the time in 48 bits, and dates have years of four digits. */
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final Instant start;
  private Duration elapsed = Duration.ZERO;

  public VirtualClock(Instant start) {
    this.start = start;
  }

  @Override
  public synchronized Instant instant() {
    return start.plus(elapsed);
  }

  @Override
  public synchronized Duration elapsed() {
    return elapsed;
  }

  /**
   * Lets time pass.
   *
   * @throws IllegalArgumentException when it is negative, or passes the year 9998
   */
  public synchronized void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("a clock cannot go back: " + by);
    }
    if (by.compareTo(Duration.between(instant(), END)) > 0) {
      throw new IllegalArgumentException("the clock ends at " + END);
    }
    elapsed = elapsed.plus(by);
    notifyAll();
  }

  /** Returns when the clock was advanced past the pause. */
  @Override
  public synchronized void sleep(Duration pause) throws InterruptedException {
    Duration end = elapsed.plus(pause);
    while (elapsed.compareTo(end) < 0) {
      wait();
    }
  }
}
