package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;
import orch.json.Json;
import orch.operation.Write;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many accounts read together is what each would read alone. */
class SharedScanTest {
  private static final LockWait WAIT =
      new LockWait(
          Deadline.in(Duration.ofMinutes(1), () -> Duration.ofNanos(System.nanoTime())),
          pause -> {},
          note -> {});

  @TempDir private Path home;

  private final SharedScan shared = new SharedScan();

  private Journal alone() {
    return new Journal(home, () -> Instant.EPOCH);
  }

  private void compare(int accounts, String when) throws JournalException {
    Journal together = new Journal(home, () -> Instant.EPOCH, shared);
    for (int i = 0; i < accounts; i++) {
      JournalView own = together.read("t", "AC" + i);
      JournalView expected = alone().read("t", "AC" + i);
      assertEquals(said(expected), said(own), when + ", account " + i);
    }
  }

  private static String said(JournalView view) throws JournalException {
    List<String> accepted = new ArrayList<>();
    view.acceptedSince(
        Instant.MIN, each -> accepted.add(each.write().key() + each.configuration()));
    String elsewhere = keys(new WriteSearch(view).openElsewhere());
    return keys(view.open()) + accepted + elsewhere + view.lastOperation() + view.isEmpty();
  }

  private static String keys(List<OpenWrite> open) {
    return open.stream().map(each -> each.entry().write().key()).toList().toString();
  }

  private static Entry entry(int account, Random random) {
    ObjectNode body = Json.object().put("displayName", "n" + random.nextInt(3));
    UUID key = new UUID(random.nextLong(), random.nextLong());
    return new Entry(
        new Write(Write.Method.POST, "/v2/ControlPlane/Configurations", body, key, "configuration"),
        "t",
        "AC" + account);
  }

  @Test
  void everyAccountSeesItsOwnWritesAtAnyMoment() throws Exception {
    Random random = new Random(7);
    for (int step = 0; step < 60; step++) {
      Entry entry = entry(random.nextInt(4), random);
      alone().sending(entry, WAIT);
      if (random.nextBoolean()) {
        ObjectNode operation = Json.object().put("operationId", "op" + step);
        operation.putObject("related").put("configurationId", "c" + step);
        alone().accepted(entry, operation, WAIT);
      } else if (random.nextBoolean()) {
        alone().refused(entry, WAIT);
      }
      compare(4, "step " + step);
    }
  }

  /** Else the work of a command would grow with the square of the number of its writes. */
  @Test
  void aViewBeforeEachWriteReadsOnlyWhatIsNew() throws Exception {
    Random random = new Random(9);
    Journal together = new Journal(home, () -> Instant.EPOCH, shared);
    long lines = 0;
    for (int i = 0; i < 200; i++) {
      alone().sending(entry(0, random), WAIT);
      lines += together.read("t", "AC0").lines();
    }
    assertEquals(200, lines);
  }

  /** What an update asks before and after it is sent. */
  private static void ask(JournalView view, Entry entry, String operation) throws JournalException {
    String path = entry.write().path();
    assertEquals(List.of(), view.open(path));
    assertEquals(Optional.empty(), view.last(path));
    assertEquals(Optional.empty(), view.byKey(entry.write().key(), path));
    WriteSearch search = new WriteSearch(view);
    assertEquals(Optional.empty(), search.otherUse(entry.write()));
    assertEquals(Optional.empty(), search.startedBy(operation, "", entry.write().key()));
  }

  @Test
  void theWorkInMemoryOfAWriteDoesNotGrowWithTheWrites() throws Exception {
    Random random = new Random(10);
    Journal together = new Journal(home, () -> Instant.EPOCH, shared);
    int writes = 400;
    for (int i = 0; i < writes; i++) {
      Entry entry = update(i, random);
      ask(together.read("t", "AC0"), entry, "op" + i);
      alone().sending(entry, WAIT);
      alone().accepted(entry, Json.object().put("operationId", "op" + i), WAIT);
    }
    // One of the questions is about the last fifty writes.
    assertTrue(shared.touched() <= 60L * writes, "rows: " + shared.touched());
  }

  private static Entry update(int number, Random random) {
    UUID key = new UUID(random.nextLong(), random.nextLong());
    String path = "/v2/ControlPlane/Configurations/c" + number;
    return new Entry(
        new Write(Write.Method.PATCH, path, Json.object(), key, "configuration"), "t", "AC0");
  }

  @Test
  void aViewGoesOnShowingItsMoment() throws Exception {
    Random random = new Random(11);
    Journal together = new Journal(home, () -> Instant.EPOCH, shared);
    List<JournalView> views = new ArrayList<>();
    List<String> then = new ArrayList<>();
    Entry repeated = update(0, random);
    for (int i = 0; i < 12; i++) {
      Entry entry = i % 4 == 0 ? repeated : update(i % 2, random);
      keep(together, repeated, views, then);
      alone().sending(entry, WAIT);
      keep(together, repeated, views, then);
      alone().accepted(entry, Json.object().put("operationId", "op" + i), WAIT);
      for (int j = 0; j < views.size(); j++) {
        assertEquals(then.get(j), saidOf(views.get(j), repeated), "view " + j);
      }
    }
  }

  private void keep(Journal together, Entry one, List<JournalView> views, List<String> then)
      throws JournalException {
    JournalView view = together.read("t", "AC0");
    String said = saidOf(view, one);
    assertEquals(saidOf(alone().read("t", "AC0"), one), said);
    views.add(view);
    then.add(said);
  }

  private static String saidOf(JournalView view, Entry one) throws JournalException {
    String path = one.write().path();
    return said(view)
        + keys(view.open(path))
        + view.last(path)
        + view.last(path, path + "1", "c1")
        + view.byKey(one.write().key(), path)
        + view.rows(row -> true).stream()
            .map(row -> row.sent + " " + row.state + row.settled)
            .toList();
  }

  /**
   * As when a backup is restored over the file: its name, its size and even its date are the same.
   */
  @Test
  void aReplacedFileIsReadAnew() throws Exception {
    Path other = Files.createDirectory(home.resolve("other"));
    write(alone(), 0);
    write(new Journal(other, () -> Instant.EPOCH), 2);
    compare(1, "before");
    Path file = file(home);
    FileTime modified = Files.getLastModifiedTime(file);
    long size = Files.size(file);
    Files.write(file, Files.readAllBytes(file(other)));
    Files.setLastModifiedTime(file, modified);
    assertEquals(size, Files.size(file));
    compare(1, "after");
  }

  private static void write(Journal journal, int acceptedOne) throws Exception {
    Random random = new Random(12);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      entries.add(entry(0, random));
      journal.sending(entries.get(i), WAIT);
    }
    journal.accepted(entries.get(acceptedOne), Json.object().put("operationId", "op"), WAIT);
  }

  @Test
  void theNextCommandReadsNoLineThatWasReadTogether() throws Exception {
    Random random = new Random(13);
    Journal together = new Journal(home, () -> Instant.EPOCH, shared);
    for (int i = 0; i < 400; i++) {
      alone().sending(entry(0, random), WAIT);
      JournalView unused = i < 300 ? together.read("t", "AC0") : null;
    }
    together.saveIndex();
    assertEquals(0, alone().read("t", "AC0").lines());
    compare(1, "from the index");
  }

  @Test
  void threadsReadTogether() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> running = new ArrayList<>();
    for (int account = 0; account < 4; account++) {
      int own = account;
      running.add(
          threads.submit(
              () -> {
                Random random = new Random(own);
                Journal together = new Journal(home, () -> Instant.EPOCH, shared);
                for (int i = 0; i < 60; i++) {
                  Entry entry = entry(own, random);
                  together.sending(entry, WAIT);
                  assertEquals(
                      keys(together.read("t", "AC" + own).open()), "[" + entry.write().key() + "]");
                  together.accepted(entry, Json.object().put("operationId", "op" + i), WAIT);
                  assertEquals("[]", keys(together.read("t", "AC" + own).open()));
                }
                return null;
              }));
    }
    for (Future<?> each : running) {
      each.get(1, TimeUnit.MINUTES);
    }
    threads.shutdown();
    compare(4, "after all");
  }

  @Test
  void aLineThatIsNotWholeYetIsReadWhenItIs() throws Exception {
    Random random = new Random(8);
    alone().sending(entry(0, random), WAIT);
    compare(1, "before");
    Entry second = entry(0, random);
    byte[] line =
        Journal.bytes(
            alone()
                .line(JournalLine.Event.SENDING, second)
                .put("method", "POST")
                .put("subject", "c"));
    int half = line.length / 2;
    append(line, 0, half);
    compare(1, "half");
    append(line, half, line.length - half);
    compare(1, "whole");
  }

  private static Path file(Path state) throws IOException {
    try (Stream<Path> files = Files.list(state.resolve("journal"))) {
      return files.filter(each -> each.toString().endsWith("jsonl")).findFirst().orElseThrow();
    }
  }

  private void append(byte[] bytes, int from, int count) throws IOException {
    Path file = file(home);
    byte[] part = Arrays.copyOfRange(bytes, from, from + count);
    Files.write(file, part, StandardOpenOption.APPEND);
  }
}
