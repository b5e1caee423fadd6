package orch.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** The message names what was still missing at the deadline. */
class DeadlineExceptionTest {
  private static final String MESSAGE = "the deadline passed before the list was complete";

  @Test
  void theMessageNamesWhatWasNotComplete() {
    assertEquals(MESSAGE, new DeadlineException("the list").getMessage());
  }

  @Test
  void theCauseIsKept() {
    IllegalStateException cause = new IllegalStateException();
    DeadlineException late = new DeadlineException("the list", cause);
    assertEquals(MESSAGE, late.getMessage());
    assertSame(cause, late.getCause());
  }
}
