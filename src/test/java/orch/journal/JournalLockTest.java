package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import orch.concurrent.Deadline;
import orch.concurrent.LockTimeoutException;
import orch.concurrent.LockWait;
import orch.file.LockFile;
import orch.json.Json;
import orch.operation.FakeTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The journal while another process holds its lock, and while its thread is interrupted. */
@Timeout(120)
@SuppressWarnings("try") // A lock is held, not used.
class JournalLockTest {
  @TempDir Path directory;
  private final FakeTime time = new FakeTime();
  private final List<String> notes = new ArrayList<>();
  private Records records = new Records(Path.of(""), Instant.EPOCH);
  private Path places = Path.of("");

  @BeforeEach
  void open() throws IOException {
    records = new Records(directory, Instant.parse("2026-01-15T12:00:00Z"));
    records.send(1, "a");
    places = directory.resolve("journal");
  }

  private LockWait seconds(long seconds) {
    return new LockWait(Deadline.in(Duration.ofSeconds(seconds), time), time, notes::add);
  }

  private String content() throws IOException {
    return Files.readString(directory.resolve("journal/2026-01.jsonl"));
  }

  private void sendTwo() throws IOException, InterruptedException {
    records.journal().sending(Records.entry(2, "b", "b"), seconds(3));
  }

  private void acceptOne(LockWait wait) throws IOException {
    records
        .journal()
        .accepted(Records.entry(1, "a", "a"), Json.object().put("operationId", "proc_job_1"), wait);
  }

  @Test
  void aWriteIsNotSentWhileAnotherProcessKeepsTheLock() throws Exception {
    Process other = LockHolder.start(places, "lock");
    try {
      assertEquals('h', other.getInputStream().read());
      String before = content();
      LockTimeoutException timeout = assertThrows(LockTimeoutException.class, this::sendTwo);
      String holder = "the journal, which process " + other.pid() + " holds";
      assertEquals("the deadline passed while orch waited for " + holder, timeout.getMessage());
      assertEquals(List.of("waiting for " + holder), notes);
      assertTrue(time.passed().compareTo(Duration.ofSeconds(3)) <= 0, "not past the deadline");
      assertEquals(before, content());
      assertEquals(List.of("a"), records.open(), "reading waits for nobody");
    } finally {
      other.destroyForcibly().waitFor();
    }
    sendTwo();
    assertEquals(List.of("a", "b"), records.open());
  }

  @Test
  void anAnswerIsWrittenDownThoughAnotherProcessKeepsTheLock() throws Exception {
    Process other = LockHolder.start(places, "lock");
    try {
      assertEquals('h', other.getInputStream().read());
      LockWait past = seconds(0);
      acceptOne(past);
      assertTrue(time.passed().compareTo(Duration.ofSeconds(2)) <= 0, "a short grace");
      assertEquals(Optional.of("proc_job_1"), records.lastOperation());
      assertEquals(List.of(), records.open());
      Thread.currentThread().interrupt();
      records.journal().refused(Records.entry(1, "a", "a"), past);
      assertTrue(Thread.interrupted(), "the interrupt is not forgotten");
    } finally {
      other.destroyForcibly().waitFor();
    }
    records.send(3, "c");
    assertEquals(List.of("c"), records.open());
    assertTrue(
        content().lines().filter(line -> !line.isEmpty()).allMatch(l -> Json.read(l).isObject()));
  }

  @Test
  void anInterruptWhileAnAnswerWaitsIsKeptAndTheAnswerToo() throws Exception {
    LockWait interrupted =
        new LockWait(
            Deadline.in(Duration.ZERO, time),
            pause -> {
              throw new InterruptedException();
            },
            notes::add);
    try (LockFile.Held held = new LockFile(places, "lock").acquire("it", seconds(0))) {
      acceptOne(interrupted);
      assertTrue(Thread.interrupted());
      assertEquals(Optional.of("proc_job_1"), records.lastOperation());
    }
  }

  @Test
  void anInterruptWhileAWriteWaitsSendsNothing() throws Exception {
    LockWait real = Waiting.forSeconds(60);
    try (LockFile.Held held = new LockFile(places, "lock").acquire("it", seconds(0))) {
      Thread.currentThread().interrupt();
      assertThrows(
          InterruptedException.class,
          () -> records.journal().sending(Records.entry(2, "b", "b"), real));
    }
    assertFalse(Thread.interrupted());
    assertEquals(List.of("a"), records.open());
  }

  @Test
  void whatThisProcessHoldsIsSaidToo() throws Exception {
    try (LockFile.Held held = new LockFile(places, "lock").acquire("it", seconds(0))) {
      LockTimeoutException timeout = assertThrows(LockTimeoutException.class, this::sendTwo);
      String message = String.valueOf(timeout.getMessage());
      assertTrue(message.contains("which another command in this process holds"), message);
    }
  }

  @Test
  void whoLooksAtALockOfItsOwnProcessDoesNotEndIt() throws Exception {
    try (LockFile.Held held = new LockFile(places, "lock").acquire("it", seconds(0))) {
      assertThrows(LockTimeoutException.class, this::sendTwo);
      Process other = LockHolder.start(places, "lock");
      try {
        Thread.sleep(1_000);
        assertEquals(0, other.getInputStream().available(), "the other process has to wait");
      } finally {
        other.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void anInterruptedThreadWritesItsLinesAndStaysInterrupted() throws Exception {
    Thread.currentThread().interrupt();
    sendTwo();
    acceptOne(seconds(3));
    records.at("2026-02-01T00:00:00Z");
    acceptOne(seconds(3));
    assertTrue(Thread.interrupted());
    assertEquals(List.of("b"), records.open());
    assertEquals(Optional.of("proc_job_1"), records.lastOperation());
  }

  /** Ctrl-C can come at any moment. The moments are seeded, so that a failure can be repeated. */
  @Test
  void interruptsAtManyMomentsLoseNoAnswerAndTearNoLine() throws Exception {
    Random random = new Random(42);
    ExecutorService threads = Executors.newFixedThreadPool(1);
    AtomicInteger answers = new AtomicInteger();
    for (int i = 100; i < 150; i++) {
      int key = i;
      records.send(key, "n" + key);
      Future<Boolean> answer =
          threads.submit(
              () -> {
                answers.incrementAndGet();
                records.accept(key, "proc_job_" + key);
                return true;
              });
      for (int spin = random.nextInt(20_000); spin > 0; spin--) {
        Thread.onSpinWait();
      }
      answer.cancel(true);
    }
    threads.shutdown();
    assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS));
    // A line that was written without the lock follows an empty line.
    List<JsonNode> lines =
        content().lines().filter(line -> !line.isEmpty()).map(Json::read).toList();
    assertEquals(answers.get(), lines.stream().filter(JournalLockTest::isAccepted).count());
    assertEquals(51 + answers.get(), lines.size());
  }

  private static boolean isAccepted(JsonNode line) {
    return line.path("event").asText().equals("accepted");
  }
}
