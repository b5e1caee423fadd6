package orch.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.operation.FakeTime;
import org.junit.jupiter.api.Test;

class LockWaitTest {
  private static Optional<String> holder() {
    return Optional.of("process 7");
  }

  private final FakeTime time = new FakeTime();
  private final List<String> notes = new ArrayList<>();
  private final LockWait wait =
      new LockWait(Deadline.in(Duration.ofSeconds(3), time), time, notes::add);

  @Test
  void aFreeLockIsTakenWithoutAWord() throws IOException, InterruptedException {
    assertEquals(
        "lock", wait.acquire("the journal", LockWaitTest::holder, () -> Optional.of("lock")));
    assertEquals(List.of(), notes);
    assertEquals(Duration.ZERO, time.passed());
  }

  @Test
  void aWaitOfASecondSaysOnceWhatForAndWhoHoldsIt() throws IOException, InterruptedException {
    LockWait.Attempt<String> late =
        () ->
            time.passed().compareTo(Duration.ofSeconds(2)) < 0
                ? Optional.empty()
                : Optional.of("lock");
    assertEquals("lock", wait.acquire("the journal", LockWaitTest::holder, late));
    assertEquals(List.of("waiting for the journal, which process 7 holds"), notes);
  }

  @Test
  void theDeadlineEndsTheWait() {
    LockTimeoutException timeout =
        assertThrows(
            LockTimeoutException.class,
            () -> wait.acquire("the journal", Optional::empty, Optional::empty));
    assertEquals("the deadline passed while orch waited for the journal", timeout.getMessage());
    assertEquals(List.of("waiting for the journal"), notes);
    assertEquals(3.0, time.passed().toMillis() / 1000.0, 1);
  }

  @Test
  void aLockThatIsFreeIsTakenEvenAfterTheDeadline() throws IOException, InterruptedException {
    time.pass(Duration.ofMinutes(1));
    assertEquals(
        "lock", wait.acquire("the journal", LockWaitTest::holder, () -> Optional.of("lock")));
  }
}
