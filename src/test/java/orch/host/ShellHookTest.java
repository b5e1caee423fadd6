package orch.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sun.misc.Signal;

/** The signals of a shell; this thread is the shell. */
@Timeout(30)
class ShellHookTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  private ShellHook hook(Duration gracePeriod) {
    return new ShellHook(
        Thread.currentThread(),
        gracePeriod,
        () -> events.add("stuck"),
        () -> events.add("restored")) {
      @Override
      void end(int exitCode) {
        events.add("end " + exitCode);
      }
    };
  }

  private static void send(ShellHook hook, String signal) {
    Thread thread = new Thread(() -> hook.handle(new Signal(signal)), signal);
    thread.setDaemon(true);
    thread.start();
  }

  private static void awaitInterrupt() {
    assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
  }

  private static void awaitSignal(ShellHook.Turn turn, StopSignal signal) {
    while (!turn.get().equals(Optional.of(signal))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void ctrlCStopsTheCommandAndNotTheShell() {
    ShellHook hook = hook(FOR_EVER);
    try (ShellHook.Turn turn = hook.turn()) {
      send(hook, "INT");
      awaitInterrupt();
      assertEquals(Optional.of(StopSignal.INT), turn.get());
    }
    assertEquals(Optional.empty(), hook.ending());
    try (ShellHook.Turn next = hook.turn()) {
      assertEquals(Optional.empty(), next.get());
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }

  @Test
  void anInterruptThatTheCommandDidNotNoticeIsForgotten() {
    ShellHook hook = hook(FOR_EVER);
    try (ShellHook.Turn turn = hook.turn()) {
      send(hook, "INT");
      awaitSignal(turn, StopSignal.INT);
      assertEquals(Optional.of(StopSignal.INT), turn.get());
    }
    assertFalse(Thread.interrupted());
  }

  @Test
  void ctrlCAgainInTheGracePeriodEndsNothing() throws Exception {
    ShellHook hook = hook(FOR_EVER);
    try (ShellHook.Turn turn = hook.turn()) {
      send(hook, "INT");
      awaitInterrupt();
      hook.handle(new Signal("INT"));
      assertEquals(Optional.of(StopSignal.INT), turn.get());
      assertNull(events.poll(50, TimeUnit.MILLISECONDS));
    }
  }

  @Test
  void aCommandThatDoesNotStopIsEndedWithTheShellWhenTheUserWantsIt() throws Exception {
    ShellHook hook = hook(SHORT);
    try (ShellHook.Turn turn = hook.turn()) {
      send(hook, "INT");
      awaitInterrupt();
      assertEquals("stuck", events.take());
      hook.handle(new Signal("INT"));
      assertEquals("end 130", events.take());
      assertEquals(Optional.of(StopSignal.INT), turn.get());
    }
  }

  @Test
  void termEndsTheShellAfterTheCommand() {
    ShellHook hook = hook(FOR_EVER);
    try (ShellHook.Turn turn = hook.turn()) {
      send(hook, "INT");
      awaitInterrupt();
      send(hook, "TERM");
      awaitSignal(turn, StopSignal.TERM);
      assertEquals(Optional.of(StopSignal.TERM), turn.get());
    }
    assertEquals(Optional.of(StopSignal.TERM), hook.ending());
  }

  @Test
  void termEndsACommandThatDoesNotStop() throws Exception {
    ShellHook hook = hook(SHORT);
    try (ShellHook.Turn turn = hook.turn()) {
      send(hook, "TERM");
      awaitInterrupt();
      assertEquals("end 143", events.take());
      assertTrue(turn.get().isPresent());
    }
  }

  @Test
  void aSignalBetweenTwoTurnsStopsTheNext() {
    ShellHook hook = hook(FOR_EVER);
    hook.handle(new Signal("INT"));
    try (ShellHook.Turn turn = hook.turn()) {
      awaitInterrupt();
      assertEquals(Optional.of(StopSignal.INT), turn.get());
    }
    try (ShellHook.Turn turn = hook.turn()) {
      assertEquals(Optional.empty(), turn.get());
    }
  }

  @Test
  void ctrlCIsTheProgramsOwnWhileOneRuns() {
    ShellHook hook = hook(FOR_EVER);
    try (ShellHook.Turn turn = hook.turnOfProgram()) {
      hook.handle(new Signal("INT"));
      assertEquals(Optional.empty(), turn.get());
      assertFalse(Thread.currentThread().isInterrupted());
      send(hook, "HUP");
      awaitInterrupt();
      assertEquals(Optional.of(StopSignal.HUP), turn.get());
    }
  }
}
