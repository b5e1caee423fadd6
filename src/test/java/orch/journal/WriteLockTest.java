package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import orch.concurrent.Deadline;
import orch.concurrent.LockTimeoutException;
import orch.concurrent.LockWait;
import orch.operation.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The write lock between several threads and processes. */
@Timeout(60)
@SuppressWarnings("try") // A turn is had, not used.
class WriteLockTest {
  private static final String THING = "conv_configuration_1";
  @TempDir private Path directory;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private Journal journal() {
    return new Journal(directory, () -> Instant.EPOCH);
  }

  private WriteLock turn() throws IOException, InterruptedException {
    return journal().writeLock(THING, "the configuration n", Waiting.forSeconds(60));
  }

  @Test
  void threadsComeOneAfterTheOther() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    Callable<Integer> one =
        () -> {
          int most = 0;
          for (int i = 0; i < 50; i++) {
            try (WriteLock turn = turn()) {
              most = Math.max(most, inside.incrementAndGet());
              TimeUnit.MICROSECONDS.sleep(100);
              inside.decrementAndGet();
            }
          }
          return most;
        };
    for (Future<Integer> most : threads.invokeAll(List.of(one, one, one, one))) {
      assertEquals(1, most.get());
    }
  }

  @Test
  void anotherThingIsNotWaitedFor() throws Exception {
    try (WriteLock mine = turn();
        WriteLock other =
            journal().writeLock("conv_configuration_2", "another", Waiting.forSeconds(60))) {
      assertEquals(2, files().size());
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(directory.resolve("locks"))) {
      return files.toList();
    }
  }

  @Test
  void whoIsInterruptedWhileWaitingForAThreadLeavesAndTheNextComesIn() throws Exception {
    WriteLock first = turn();
    interruptWhileItWaits();
    first.close();
    comesInSoon();
  }

  @Test
  void processesComeOneAfterTheOtherAndAnInterruptedOneLeaves() throws Exception {
    turn().close();
    Process other = holder();
    try {
      assertEquals('h', other.getInputStream().read(), "the other process has its turn");
      interruptWhileItWaits();
      Future<Boolean> next = threads.submit(this::takeAndLeave);
      assertThrows(TimeoutException.class, () -> next.get(300, TimeUnit.MILLISECONDS));
      other.getOutputStream().close();
      assertTrue(next.get(20, TimeUnit.SECONDS));
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aProcessThatDiesLetsTheNextIn() throws Exception {
    turn().close();
    Process other = holder();
    assertEquals('h', other.getInputStream().read());
    other.destroyForcibly().waitFor();
    comesInSoon();
  }

  /** Another process that holds the lock. */
  private Process holder() throws IOException {
    String name = String.valueOf(files().get(0).getFileName());
    return LockHolder.start(directory.resolve("locks"), name);
  }

  private void interruptWhileItWaits() throws InterruptedException {
    List<Throwable> ended = new ArrayList<>();
    Thread waiting =
        new Thread(() -> ended.add(assertThrows(InterruptedException.class, this::turn)));
    waiting.start();
    waiting.join(300);
    assertTrue(waiting.isAlive(), "it waits for its turn");
    waiting.interrupt();
    waiting.join(Duration.ofSeconds(20).toMillis());
    assertFalse(waiting.isAlive());
    assertEquals(1, ended.size());
  }

  private void comesInSoon() throws InterruptedException, ExecutionException, TimeoutException {
    assertTrue(threads.submit(this::takeAndLeave).get(20, TimeUnit.SECONDS));
  }

  private boolean takeAndLeave() throws IOException, InterruptedException {
    turn().close();
    return true;
  }

  @Test
  void aPlaceThatCannotBeUsedIsSaidAndKeepsNobodyWaiting() throws Exception {
    turn().close();
    Path lock = files().get(0);
    Files.delete(lock);
    Files.createDirectory(lock);
    assertThrows(IOException.class, this::turn);
    Files.delete(lock);
    comesInSoon();
  }

  @Test
  void theDeadlineEndsTheWaitAndTheHolderIsNamed() throws Exception {
    turn().close();
    Process other = holder();
    FakeTime time = new FakeTime();
    try {
      assertEquals('h', other.getInputStream().read());
      List<String> notes = new ArrayList<>();
      LockWait wait = new LockWait(Deadline.in(Duration.ofSeconds(3), time), time, notes::add);
      LockTimeoutException timeout =
          assertThrows(
              LockTimeoutException.class,
              () -> journal().writeLock(THING, "the configuration n", wait));
      String holder = "the configuration n, which process " + other.pid() + " holds";
      assertEquals("the deadline passed while orch waited for " + holder, timeout.getMessage());
      assertEquals(List.of("waiting for " + holder), notes);
    } finally {
      other.destroyForcibly().waitFor();
    }
    comesInSoon();
  }
}
