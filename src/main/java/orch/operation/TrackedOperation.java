package orch.operation;

import java.time.Duration;
import java.util.Optional;
import orch.operation.PollResult.Absent;
import orch.operation.PollResult.Missed;
import orch.operation.PollResult.Refused;
import orch.operation.PollResult.Seen;

/**
 * The state of one operation while it is polled: what was last read, and when the next poll is due.
 */
final class TrackedOperation {
  /** How long a 404 may mean that the service does not know the new operation yet. */
  static final Duration NEW = Duration.ofSeconds(15);

  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

  private final OperationToFollow operation;
  private final PollSchedule schedule;
  private final Duration start;
  private Duration due;
  private int polls;
  private Optional<Operation> lastSeen = Optional.empty();
  private Optional<String> lastMiss = Optional.empty();
  private Optional<Outcome> outcome = Optional.empty();

  /**
   * @param now a reading of the ticker
   */
  TrackedOperation(OperationToFollow operation, PollSchedule schedule, Duration now) {
    this.operation = operation;
    this.schedule = schedule;
    this.start = now;
    this.due = now.plus(capped(operation.firstPause()));
  }

  String name() {
    return operation.name();
  }

  String label() {
    return operation.label();
  }

  /** When the next poll is due, as a reading of the ticker. */
  Duration due() {
    return due;
  }

  boolean isOpen() {
    return outcome.isEmpty();
  }

  void update(PollResult poll, Duration now, double random) {
    Duration floor = Duration.ZERO;
    lastMiss = Optional.empty();
    if (poll instanceof Seen seen) {
      lastSeen = Optional.of(seen.operation());
      floor = seen.retryAfter().orElse(floor);
      if (seen.operation().status().isTerminal()) {
        outcome = Optional.of(new Outcome.Ended(label(), seen.operation()));
      }
    } else if (poll instanceof Missed missed) {
      lastMiss = Optional.of(missed.why());
      floor = missed.retryAfter().orElse(floor);
    } else if (poll instanceof Absent absent) {
      outcome = isNew(now) ? outcome : Optional.of(lost(absent.problem()));
    } else if (poll instanceof Refused refused) {
      outcome = Optional.of(lost(refused.problem()));
    }
    Duration pause = schedule.pause(polls++, random);
    due = now.plus(floor.compareTo(pause) > 0 ? capped(floor) : pause);
  }

  Outcome outcome() {
    return outcome.orElseGet(() -> new Outcome.Unfinished(label(), lastSeen, lastMiss));
  }

  private Outcome lost(RuntimeException problem) {
    return new Outcome.Lost(label(), lastSeen, problem);
  }

  private boolean isNew(Duration now) {
    Duration longest = NEW.plus(capped(operation.firstPause()));
    return lastSeen.isEmpty()
        && operation
            .age()
            .map(age -> age.plus(now).minus(start).compareTo(longest) <= 0)
            .orElse(false);
  }

  private static Duration capped(Duration retryAfter) {
    return retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
  }
}
