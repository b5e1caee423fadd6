package orch.operation;

import java.time.Duration;
import java.util.Optional;
import orch.operation.PollResult.Absent;
import orch.operation.PollResult.Missed;
import orch.operation.PollResult.Refused;
import orch.operation.PollResult.Seen;

/** One operation on the way to its end: what was seen of it, and when to look again. */
final class TrackedOperation {
  /**
   * A new operation may be unknown to the part of the service that answers; after this long it is
   * not new any more.
   */
  static final Duration NEW = Duration.ofSeconds(15);

  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

  private final OperationToFollow started;
  private final PollSchedule patience;
  private final Duration begun;
  private Duration due;
  private int looks;
  private Optional<Operation> lastSeen = Optional.empty();
  private Optional<String> lastMiss = Optional.empty();
  private Optional<Outcome> outcome = Optional.empty();

  /**
   * @param now on the ticker's scale
   */
  TrackedOperation(OperationToFollow started, PollSchedule patience, Duration now) {
    this.started = started;
    this.patience = patience;
    this.begun = now;
    this.due = now.plus(capped(started.firstPause()));
  }

  String name() {
    return started.name();
  }

  String label() {
    return started.label();
  }

  /** When to look again, on the ticker's scale. */
  Duration due() {
    return due;
  }

  boolean isOpen() {
    return outcome.isEmpty();
  }

  void heard(PollResult look, Duration now, double random) {
    Duration floor = Duration.ZERO;
    lastMiss = Optional.empty();
    if (look instanceof Seen seen) {
      lastSeen = Optional.of(seen.operation());
      floor = seen.retryAfter().orElse(floor);
      if (seen.operation().status().isTerminal()) {
        outcome = Optional.of(new Outcome.Ended(label(), seen.operation()));
      }
    } else if (look instanceof Missed missed) {
      lastMiss = Optional.of(missed.why());
      floor = missed.retryAfter().orElse(floor);
    } else if (look instanceof Absent absent) {
      outcome = isNew(now) ? outcome : Optional.of(lost(absent.problem()));
    } else if (look instanceof Refused refused) {
      outcome = Optional.of(lost(refused.problem()));
    }
    Duration pause = patience.pause(looks++, random);
    due = now.plus(floor.compareTo(pause) > 0 ? capped(floor) : pause);
  }

  Outcome outcome() {
    return outcome.orElseGet(() -> new Outcome.Unfinished(label(), lastSeen, lastMiss));
  }

  private Outcome lost(RuntimeException problem) {
    return new Outcome.Lost(label(), lastSeen, problem);
  }

  private boolean isNew(Duration now) {
    Duration longest = NEW.plus(capped(started.firstPause()));
    return lastSeen.isEmpty()
        && started
            .age()
            .map(age -> age.plus(now).minus(begun).compareTo(longest) <= 0)
            .orElse(false);
  }

  private static Duration capped(Duration retryAfter) {
    return retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
  }
}
