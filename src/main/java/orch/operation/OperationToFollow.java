package orch.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation to poll until it ends.
 *
 * @param name its id or status URL, which it is polled by
 * @param label its name for messages: the id where it is known
 * @param firstPause the pause before the first poll
 * @param age the time since it was created; empty when unknown
 * @param configuration the name of its configuration, for people; empty when unknown
 * @param write the kind of write that started it; empty when unknown
 */
public record OperationToFollow(
    String name,
    String label,
    Duration firstPause,
    Optional<Duration> age,
    String configuration,
    Optional<Write.Method> write) {
  /** An operation of which nothing else is known. */
  public OperationToFollow(String name, String label, Duration firstPause, Optional<Duration> age) {
    this(name, label, firstPause, age, "", Optional.empty());
  }

  /**
   * An operation that another command started. It is polled at once; its age is taken from its id
   * where the id contains a time.
   *
   * @param now the wall clock, which may differ from the service's by seconds in either direction
   */
  public static OperationToFollow earlier(String name, Instant now) {
    Optional<Duration> age = TypeId.time(name).map(start -> Duration.between(start, now).abs());
    return new OperationToFollow(name, name, Duration.ZERO, age);
  }

  /** The same operation, with what is known about the write that started it. */
  public OperationToFollow startedBy(Write.Method method, String nameOfConfiguration) {
    return new OperationToFollow(
        name, label, firstPause, age, nameOfConfiguration, Optional.of(method));
  }
}
