package orch.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * When an operation that the service does not know counts as missing, and when as not visible yet.
 */
class TrackedOperationTest {
  private static final Duration START = Duration.ofHours(1);
  private final RuntimeException notFound = new IllegalStateException("not found");

  @Test
  void aNewOperationMayBeUnknownForFifteenSeconds() {
    TrackedOperation track = track(Optional.of(Duration.ZERO));
    track.update(new PollResult.Absent(notFound), START.plusSeconds(1), 0.5);
    track.update(new PollResult.Absent(notFound), START.plusSeconds(15), 0.5);
    assertTrue(track.isOpen());
    track.update(new PollResult.Absent(notFound), START.plusMillis(15_001), 0.5);
    assertFalse(track.isOpen());
    assertSame(notFound, assertThrows(IllegalStateException.class, track.outcome()::completed));
  }

  @Test
  void anOldOperationOrOneOfUnknownAgeIsSimplyNotThere() {
    TrackedOperation old = track(Optional.of(Duration.ofSeconds(16)));
    old.update(new PollResult.Absent(notFound), START, 0.5);
    assertEquals(new Outcome.Lost("a", Optional.empty(), notFound), old.outcome());
    TrackedOperation unknown = track(Optional.empty());
    unknown.update(new PollResult.Absent(notFound), START, 0.5);
    assertFalse(unknown.isOpen());
  }

  @Test
  void anOperationThatWasSeenAndIsGoneIsGone() {
    TrackedOperation track = track(Optional.of(Duration.ZERO));
    track.update(Script.seen("RUNNING"), START.plusSeconds(1), 0.5);
    track.update(new PollResult.Absent(notFound), START.plusSeconds(2), 0.5);
    assertEquals(
        new Outcome.Lost("a", Optional.of(Script.operation("RUNNING")), notFound), track.outcome());
  }

  @Test
  void aClockThatIsSecondsBehindMakesNoOperationOld() {
    TrackedOperation track = track(Optional.of(Duration.ofSeconds(10)));
    track.update(new PollResult.Absent(notFound), START, 0.5);
    assertTrue(track.isOpen());
  }

  @Test
  void aRefusalIsFinal() {
    TrackedOperation track = track(Optional.of(Duration.ZERO));
    track.update(new PollResult.Refused(notFound), START, 0.5);
    assertFalse(track.isOpen());
  }

  @Test
  void whatWasNeverSeenIsUnfinished() {
    assertEquals(
        new Outcome.Unfinished("a", Optional.empty(), Optional.empty()),
        track(Optional.empty()).outcome());
  }

  private static TrackedOperation track(Optional<Duration> age) {
    return new TrackedOperation(
        new OperationToFollow("a", "a", Duration.ZERO, age), PollSchedule.DEFAULT, START);
  }
}
