package orch.api;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The exchange of a process with itself. */
@Timeout(20)
class RehearsalTest {
  @Test
  void itIsAWholeExchangeAndLeavesNoThread() throws Exception {
    Rehearsal.perform();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (isRunning() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertFalse(isRunning(), "the server still waits");
  }

  private static boolean isRunning() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("rehearsal"));
  }

  @Test
  void anInterruptEndsIt() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, Rehearsal::perform);
  }
}
