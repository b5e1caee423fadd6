package orch.concurrent;

import java.time.Duration;

/**
 * The point in time at which a command gives up. One deadline covers its lock waits, retries and
 * polls.
 *
 * @param end a reading of the ticker
 */
public record Deadline(Ticker ticker, Duration end) {
  /** The deadline that is this long from now. */
  public static Deadline in(Duration time, Ticker ticker) {
    return new Deadline(ticker, ticker.elapsed().plus(time));
  }

  /** The time left; zero when the deadline has passed. */
  public Duration left() {
    Duration left = end.minus(ticker.elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether a pause of this length ends before the deadline. A pause of zero always does. */
  public boolean allows(Duration pause) {
    return pause.isZero() || pause.compareTo(left()) < 0;
  }
}
