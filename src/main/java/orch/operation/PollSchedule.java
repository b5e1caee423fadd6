package orch.operation;

import java.time.Duration;

/**
 * How long to wait for operations, and how often to poll.
 *
 * @param timeout of the whole command, from its start; not negative
 * @param interval before the second poll; it grows with each poll, up to ten seconds or this
 *     interval, whichever is longer; more than zero
 */
public record PollSchedule(Duration timeout, Duration interval) {
  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(10);
  private static final double GROWTH = 1.5;
  private static final double JITTER = 0.2;

  /** A timeout of five minutes, and a first interval of one second. */
  public static final PollSchedule DEFAULT =
      new PollSchedule(Duration.ofMinutes(5), Duration.ofSeconds(1));

  public PollSchedule {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("the timeout must not be negative");
    }
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("the poll interval must be more than zero");
    }
  }

  /**
   * The pause before the next poll, with a jitter of 20 % either way, so that many clients do not
   * poll at the same moments.
   *
   * @param polls the number of polls so far, from 0
   * @param random from 0 to 1
   */
  public Duration pause(int polls, double random) {
    double longest = Math.max(LONGEST_INTERVAL.toMillis(), interval.toMillis());
    double planned = Math.min(longest, interval.toMillis() * Math.pow(GROWTH, polls));
    long millis = Math.round(planned * (1 - JITTER + 2 * JITTER * random));
    // Without a pause, the deadline, which is checked before every pause, would never be reached.
    return Duration.ofMillis(Math.max(1, millis));
  }
}
