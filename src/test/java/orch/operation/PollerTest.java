package orch.operation;

import static orch.operation.Script.missed;
import static orch.operation.Script.operation;
import static orch.operation.Script.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.concurrent.Deadline;
import orch.concurrent.Sleeper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The poller with fake time. The random number is 0.5, so that pauses have no jitter. */
class PollerTest {
  private final FakeTime time = new FakeTime();
  private final Script script = new Script(time);
  private final Heard heard = new Heard();
  private PollSchedule patience = new PollSchedule(Duration.ofSeconds(60), Duration.ofSeconds(1));

  @Test
  void looksAreFurtherAndFurtherApart() throws InterruptedException {
    script.of("a", seen("PENDING"), seen("RUNNING"), seen("RUNNING"), seen("COMPLETED"));
    Outcome outcome = follow(started("a", 1)).get(0);
    assertEquals(new Outcome.Ended("a", operation("COMPLETED")), outcome);
    assertEquals(List.of("1.0s a", "2.0s a", "3.5s a", "5.75s a"), script.log);
  }

  @Test
  void theFirstLookIsAfterWhatTheAcceptanceAskedFor() throws InterruptedException {
    script.of("a", seen("COMPLETED"));
    follow(started("a", 5));
    assertEquals(List.of("5.0s a"), script.log);
  }

  @Test
  void anEarlierOperationIsLookedAtRightAway() throws InterruptedException {
    script.of("a", seen("COMPLETED"));
    follow(OperationToFollow.earlier("a", FakeTime.START));
    assertEquals(List.of("0.0s a"), script.log);
    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void retryAfterIsAFloorAndNoCeiling() throws InterruptedException {
    script.of("a", seen("RUNNING", 7), missed("busy", 4), seen("RUNNING", 1), seen("COMPLETED"));
    follow(OperationToFollow.earlier("a", FakeTime.START));
    assertEquals(List.of("0.0s a", "7.0s a", "11.0s a", "13.25s a"), script.log);
  }

  @Test
  void noServiceCanAskForMoreThanFiveMinutes() throws InterruptedException {
    patience = new PollSchedule(Duration.ofHours(2), Duration.ofSeconds(1));
    script.of("a", seen("RUNNING", 3600), missed("busy", Long.MAX_VALUE), seen("COMPLETED"));
    follow(new OperationToFollow("a", "a", Duration.ofDays(1), Optional.empty()));
    assertEquals(List.of("300.0s a", "600.0s a", "900.0s a"), script.log);
  }

  @Test
  void aLongSleepIsInPartsSoThatTheHeartbeatIsHeard() throws InterruptedException {
    script.of("a", seen("COMPLETED"));
    follow(started("a", 25));
    assertEquals(
        List.of(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(5)),
        time.sleeps());
    assertEquals(List.of("following a", "still", "still", "still", "seen a COMPLETED"), heard.all);
  }

  @Test
  void failedLooksDoNotEndTheWait() throws InterruptedException {
    script.of("a", missed("HTTP 500"), missed("HTTP 429"), missed("cut off"), seen("COMPLETED"));
    assertTrue(follow(started("a", 1)).get(0) instanceof Outcome.Ended);
    assertEquals(
        List.of("missed a HTTP 500", "missed a HTTP 429", "missed a cut off", "seen a COMPLETED"),
        heard.all.stream().filter(line -> line.contains(" a ")).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"IN_PROGRESS", "QUEUED", "", "CANCELED", "running", "pending"})
  void aStatusNobodyHasHeardOfIsNoEnd(String status) throws InterruptedException {
    script.of("a", seen(status), seen(status), seen("completed"));
    assertEquals(Status.COMPLETED, follow(started("a", 1)).get(0).completed().status());
    assertEquals(3, script.log.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "Cancelled"})
  void aBadEndIsAnEnd(String status) throws InterruptedException {
    script.of("a", seen(status));
    assertEquals(new Outcome.Ended("a", operation(status)), follow(started("a", 1)).get(0));
    assertEquals(1, script.log.size());
  }

  @Test
  void aSleepThatWouldPassTheDeadlineIsNotBegun() throws InterruptedException {
    patience = new PollSchedule(Duration.ofSeconds(5), Duration.ofSeconds(1));
    script.of("a", seen("RUNNING"));
    Outcome outcome = follow(started("a", 1)).get(0);
    assertEquals(List.of("1.0s a", "2.0s a", "3.5s a"), script.log, "the next is due at 5.75 s");
    assertEquals(Duration.ofMillis(3500), time.passed());
    assertEquals(
        new Outcome.Unfinished("a", Optional.of(operation("RUNNING")), Optional.empty()), outcome);
  }

  @Test
  void aRetryAfterBeyondTheDeadlineEndsTheWaitAtOnce() throws InterruptedException {
    script.of("a", missed("busy", 90));
    Outcome outcome = follow(OperationToFollow.earlier("a", FakeTime.START)).get(0);
    assertEquals(Duration.ZERO, time.passed());
    assertEquals(new Outcome.Unfinished("a", Optional.empty(), Optional.of("busy")), outcome);
  }

  @Test
  void theLastMissIsForgottenWhenTheOperationIsSeenAgain() throws InterruptedException {
    patience = new PollSchedule(Duration.ofSeconds(3), Duration.ofSeconds(1));
    script.of("a", missed("busy"), seen("RUNNING"));
    assertEquals(
        new Outcome.Unfinished("a", Optional.of(operation("RUNNING")), Optional.empty()),
        follow(started("a", 1)).get(0));
  }

  @Test
  void aTimeoutOfNothingIsOneLook() throws InterruptedException {
    patience = new PollSchedule(Duration.ZERO, Duration.ofNanos(1));
    script.of("a", seen("RUNNING"));
    assertTrue(
        follow(OperationToFollow.earlier("a", FakeTime.START)).get(0)
            instanceof Outcome.Unfinished);
    assertEquals(1, script.log.size());
  }

  @Test
  void anEarlyWakeUpIsNoReasonToLookEarly() throws InterruptedException {
    script.of("a", seen("COMPLETED"));
    Sleeper restless =
        pause -> time.sleep(pause.compareTo(Duration.ofMillis(1)) > 0 ? pause.dividedBy(2) : pause);
    new Poller(time, restless, () -> 0.5)
        .follow(List.of(started("a", 1)), waiting(), script, heard);
    assertEquals(1, script.log.size());
    assertEquals(Duration.ofSeconds(1), time.passed());
  }

  @Test
  void severalOperationsAreFollowedTogetherEachAtItsOwnPace() throws InterruptedException {
    script
        .of("a", seen("RUNNING"), seen("COMPLETED"))
        .of("b", seen("RUNNING", 9), seen("FAILED"))
        .of("c", new PollResult.Refused(new IllegalStateException("no")));
    List<Outcome> outcomes =
        follow(started("a", 1), started("b", 1), OperationToFollow.earlier("c", FakeTime.START));
    assertEquals(List.of("0.0s c", "1.0s a,b", "2.0s a", "10.0s b"), script.log);
    assertEquals(List.of("a", "b", "c"), outcomes.stream().map(Outcome::name).toList());
    assertEquals("COMPLETED", outcomes.get(0).lastSeen().orElseThrow().statusText());
    assertEquals("FAILED", outcomes.get(1).lastSeen().orElseThrow().statusText());
    assertTrue(outcomes.get(2) instanceof Outcome.Lost);
  }

  @Test
  void theSlowOneDoesNotTakeTheTimeOfTheOthers() throws InterruptedException {
    patience = new PollSchedule(Duration.ofSeconds(20), Duration.ofSeconds(1));
    script.of("slow", seen("RUNNING", 60)).of("quick", seen("RUNNING"), seen("COMPLETED"));
    List<Outcome> outcomes =
        follow(
            OperationToFollow.earlier("slow", FakeTime.START),
            OperationToFollow.earlier("quick", FakeTime.START));
    assertTrue(outcomes.get(0) instanceof Outcome.Unfinished);
    assertTrue(outcomes.get(1) instanceof Outcome.Ended);
    assertEquals(Duration.ofSeconds(1), time.passed());
  }

  @Test
  void nothingToFollowTakesNoTime() throws InterruptedException {
    assertEquals(List.of(), follow());
    assertEquals(Duration.ZERO, time.passed());
  }

  @Test
  void anInterruptEndsTheWaitAtOnce() {
    script.of("a", seen("RUNNING"));
    Sleeper interrupted =
        pause -> {
          throw new InterruptedException();
        };
    Poller poller = new Poller(time, interrupted, () -> 0.5);
    List<OperationToFollow> operations = List.of(OperationToFollow.earlier("a", FakeTime.START));
    assertThrows(
        InterruptedException.class, () -> poller.follow(operations, waiting(), script, heard));
    assertEquals(1, script.log.size());
  }

  private static OperationToFollow started(String name, long firstPauseSeconds) {
    return new OperationToFollow(
        name, name, Duration.ofSeconds(firstPauseSeconds), Optional.of(Duration.ZERO));
  }

  private List<Outcome> follow(OperationToFollow... operations) throws InterruptedException {
    return new Poller(time, time, () -> 0.5).follow(List.of(operations), waiting(), script, heard);
  }

  private Poller.Wait waiting() {
    return new Poller.Wait(patience, Deadline.in(patience.timeout(), time));
  }

  /** Records the progress. */
  private static final class Heard implements Progress {
    private final List<String> all = new ArrayList<>();

    @Override
    public void following(OperationToFollow operation) {
      all.add("following " + operation.label());
    }

    @Override
    public void seen(String name, Operation operation) {
      all.add("seen " + name + " " + operation.statusText());
    }

    @Override
    public void missed(String name, String why) {
      all.add("missed " + name + " " + why);
    }

    @Override
    public void lost(String name, String why) {
      all.add("lost " + name);
    }

    @Override
    public void stillWaiting() {
      all.add("still");
    }

    @Override
    public void close() {}
  }
}
