package orch.concurrent;

import java.time.Duration;

/**
 * The one moment by which a command wants to be done; it travels through locks, retries and polls.
 *
 * @param end on the ticker's scale
 */
public record Deadline(Ticker ticker, Duration end) {
  /** So much time from now. */
  public static Deadline in(Duration time, Ticker ticker) {
    return new Deadline(ticker, ticker.elapsed().plus(time));
  }

  /** The time that is left; zero when the moment has passed. */
  public Duration left() {
    Duration left = end.minus(ticker.elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether a pause of this length ends before the moment. */
  public boolean allows(Duration pause) {
    return pause.isZero() || pause.compareTo(left()) < 0;
  }
}
