package orch.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation to be followed.
 *
 * @param name its id or status URL
 * @param firstPause the time before the first look
 * @param startedAt when it was started, where that is known
 */
public record Started(String name, Duration firstPause, Optional<Instant> startedAt) {
  /** One that somebody else started: looked at right away. */
  public static Started earlier(String name) {
    return new Started(name, Duration.ZERO, TypeIdTime.of(name));
  }
}
