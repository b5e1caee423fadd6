package orch.operation;

import java.time.Duration;

/**
 * How long to wait and how often to look.
 *
 * @param timeout for everything the command does, from its start; not negative
 * @param interval between the first looks; later ones are further apart, up to ten seconds or this
 *     interval, whichever is longer
 */
public record PollSchedule(Duration timeout, Duration interval) {
  private static final Duration WIDEST = Duration.ofSeconds(10);
  private static final double GROWTH = 1.5;
  private static final double JITTER = 0.2;

  /** Five minutes, looking after a second at first. */
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
   * The pause before a look, 20 % shorter to 20 % longer than the plan so that many clients do not
   * look in step.
   *
   * @param looks how many there have been, from 0
   * @param random from 0 to 1
   */
  public Duration pause(int looks, double random) {
    double widest = Math.max(WIDEST.toMillis(), interval.toMillis());
    double planned = Math.min(widest, interval.toMillis() * Math.pow(GROWTH, looks));
    long millis = Math.round(planned * (1 - JITTER + 2 * JITTER * random));
    // No pause at all would never reach a deadline that is asked before every pause.
    return Duration.ofMillis(Math.max(1, millis));
  }
}
