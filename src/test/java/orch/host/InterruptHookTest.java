package orch.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sun.misc.Signal;

/** Passes signals to the hook as Java does: each in its own thread. */
@Timeout(30)
class InterruptHookTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /** A command that does not end when it is interrupted. */
  private final Thread command = new Thread(this::deaf, "command");

  private void deaf() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
  }

  private InterruptHook hook(Duration moment) {
    command.start();
    return hook(command, moment);
  }

  private InterruptHook hook(Thread running, Duration moment) {
    return new InterruptHook(running, moment) {
      @Override
      void end(int exitCode) {
        ends.add(exitCode);
      }
    }.open();
  }

  private static Thread send(InterruptHook hook, String signal) {
    Thread thread = new Thread(() -> hook.handle(new Signal(signal)), signal);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @AfterEach
  void stop() {
    command.interrupt();
  }

  @Test
  void ctrlCIsIgnoredWhileItIsForAnotherProgram() throws Exception {
    try (InterruptHook hook = hook(FOR_EVER)) {
      hook.ignoreInterrupts(true);
      send(hook, "INT").join();
      assertEquals(Optional.empty(), hook.get());
      hook.ignoreInterrupts(false);
      send(hook, "INT");
      interrupted.await();
      assertEquals(Optional.of(StopSignal.INT), hook.get());
    }
    try (InterruptHook hook = new InterruptHook(Thread.currentThread(), FOR_EVER)) {
      hook.ignoreInterrupts(true);
      send(hook, "TERM");
      hook.get();
      assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
      assertEquals(Optional.of(StopSignal.TERM), hook.get());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFirstSignalInterruptsTheCommandAndSaysWhichItWas(StopSignal signal) throws Exception {
    try (InterruptHook hook = hook(FOR_EVER)) {
      assertEquals(Optional.empty(), hook.get());
      send(hook, signal.name());
      interrupted.await();
      assertEquals(Optional.of(signal), hook.get());
      assertTrue(ends.isEmpty(), "it has its moment");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCommandThatDoesNotEndIsEnded(StopSignal signal) throws Exception {
    try (InterruptHook hook = hook(Duration.ofMillis(1))) {
      send(hook, signal.name());
      assertEquals(signal.exitCode(), ends.take());
    }
  }

  @Test
  void aSecondCtrlCEndsItAtOnceWhileTheFirstIsHandled() throws Exception {
    try (InterruptHook hook = hook(FOR_EVER)) {
      send(hook, "INT");
      interrupted.await();
      send(hook, "INT");
      assertEquals(130, ends.take());
    }
  }

  @Test
  void aSecondHangUpOrTerminationLeavesTheMoment() throws Exception {
    try (InterruptHook hook = hook(FOR_EVER)) {
      send(hook, "HUP");
      interrupted.await();
      send(hook, "HUP").join();
      send(hook, "TERM").join();
      assertTrue(ends.isEmpty());
      assertEquals(Optional.of(StopSignal.HUP), hook.get(), "what was said first stays");
    }
  }

  @Test
  void whatEndsTheProcessTooOutdoesCtrlC() throws Exception {
    try (InterruptHook hook = hook(FOR_EVER)) {
      send(hook, "INT");
      interrupted.await();
      send(hook, "TERM").join();
      assertEquals(Optional.of(StopSignal.TERM), hook.get());
    }
  }

  @Test
  void nothingIsLeftBehindByACommandThatEndsInItsMoment() throws Exception {
    InterruptHook hook = hook(FOR_EVER);
    Thread handling = send(hook, "INT");
    interrupted.await();
    hook.close();
    handling.join();
    assertTrue(ends.isEmpty());
    try (InterruptHook next = hook(new Thread(), FOR_EVER)) {
      assertEquals(Optional.empty(), next.get(), "the next command knows nothing of it");
    }
    assertFalse(Thread.interrupted());
  }
}
