package orch.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import orch.operation.FakeTime;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final FakeTime time = new FakeTime();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), time);

  @Test
  void whatIsLeftShrinksToNothingAndNotBelow() {
    assertEquals(Duration.ofSeconds(10), deadline.left());
    time.pass(Duration.ofMillis(9_999));
    assertEquals(Duration.ofMillis(1), deadline.left());
    time.pass(Duration.ofMillis(1));
    time.pass(Duration.ofHours(1));
    assertEquals(Duration.ZERO, deadline.left());
  }

  @Test
  void aPauseMustEndBeforeTheDeadline() {
    assertTrue(deadline.allows(Duration.ofMillis(9_999)));
    assertFalse(deadline.allows(Duration.ofSeconds(10)));
    assertFalse(deadline.allows(Duration.ofSeconds(11)));
    assertTrue(deadline.allows(Duration.ZERO));
  }

  @Test
  void noPauseIsAllowedEvenThenForOneLookIsAlwaysDue() {
    time.pass(Duration.ofMinutes(1));
    assertTrue(deadline.allows(Duration.ZERO));
    assertFalse(deadline.allows(Duration.ofNanos(1)));
  }
}
