package orch.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation to be followed.
 *
 * @param name its id or status URL: what it is looked up by
 * @param label what people call it, its id where that is known
 * @param firstPause the time before the first look
 * @param startedAt when it was started, where that is known
 */
public record Started(String name, String label, Duration firstPause, Optional<Instant> startedAt) {
  /** One that somebody else started: looked at right away. */
  public static Started earlier(String name) {
    return new Started(name, name, Duration.ZERO, TypeIdTime.of(name));
  }
}
