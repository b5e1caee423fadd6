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
 * @param age how long ago it was started, where that is known
 */
public record OperationToFollow(
    String name, String label, Duration firstPause, Optional<Duration> age) {
  /**
   * One that somebody else started: looked at right away. Its id may tell when it was started.
   *
   * @param now what the wall clock says; it may differ from the service's by seconds either way
   */
  public static OperationToFollow earlier(String name, Instant now) {
    Optional<Duration> age = TypeId.time(name).map(start -> Duration.between(start, now).abs());
    return new OperationToFollow(name, name, Duration.ZERO, age);
  }
}
