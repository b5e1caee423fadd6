package orch.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The one moment by which a command wants to be done; it travels through retries and polls. */
public record Deadline(InstantSource clock, Instant end) {
  /** So much time from now. */
  public static Deadline in(Duration time, InstantSource clock) {
    return new Deadline(clock, clock.instant().plus(time));
  }

  /** The time that is left; zero when the moment has passed. */
  public Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether a pause of this length ends before the moment. */
  public boolean allows(Duration pause) {
    return pause.isZero() || pause.compareTo(left()) < 0;
  }
}
