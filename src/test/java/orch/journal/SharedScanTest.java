package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
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
    return view.open().stream().map(open -> open.entry().write().key()).toList() + " " + accepted;
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

  private void append(byte[] bytes, int from, int count) throws IOException {
    Path file;
    try (Stream<Path> files = Files.walk(home)) {
      file = files.filter(each -> each.toString().endsWith("jsonl")).findFirst().orElseThrow();
    }
    byte[] part = Arrays.copyOfRange(bytes, from, from + count);
    Files.write(file, part, StandardOpenOption.APPEND);
  }
}
