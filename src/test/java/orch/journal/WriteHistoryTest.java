package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.json.Json;
import orch.operation.Write;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The history of writes in the journal. */
class WriteHistoryTest {
  private static final int MANY = 100_000;

  private Path state;
  private Records records;

  @BeforeEach
  void journal(@TempDir Path directory) {
    state = directory;
    records = new Records(directory, Instant.parse("2026-03-01T12:00:00Z"));
  }

  private List<PastWrite> all() throws IOException {
    List<PastWrite> all = new ArrayList<>();
    try (WriteHistory history = new WriteHistory(records.read())) {
      Optional<PastWrite> next = history.next();
      while (next.isPresent()) {
        all.add(next.get());
        next = history.next();
      }
    }
    return all;
  }

  private static Entry entry(int key) {
    return Records.entry(key, "/v2/c" + key, "n" + key);
  }

  @Test
  void theNewestComesFirstWithWhatItReplaced() throws IOException {
    ObjectNode before = Json.object().put("description", "old").put("version", 7);
    records.send(entry(1).by("work", "config update").replacing(before));
    records.accept(entry(1), "o1");
    records.send(2);
    records.refuse(2);
    records.send(3);
    List<PastWrite> all = all();
    assertEquals(List.of("n3", "n2", "n1"), all.stream().map(w -> w.write().subject()).toList());
    assertEquals(
        List.of(KnownWrite.Fate.OPEN, KnownWrite.Fate.REFUSED, KnownWrite.Fate.ACCEPTED),
        all.stream().map(PastWrite::fate).toList());
    PastWrite first = all.get(2);
    assertEquals(before, first.before());
    assertEquals("work", first.profile());
    assertEquals("config update", first.command());
    assertEquals("c1", first.configuration());
    assertEquals("o1", first.operation());
    assertTrue(all.get(1).before().isMissingNode());
  }

  @Test
  void aWriteThatWasSentAgainIsOneWithItsFirstDocument() throws IOException {
    records.send(entry(1).replacing(Json.object().put("description", "old")));
    records.at("2026-03-01T12:01:00Z");
    records.send(entry(1).replacing(Json.object().put("description", "new")));
    records.accept(entry(1), "o1");
    records.send(entry(1));
    PastWrite only = all().get(0);
    assertEquals(1, all().size());
    assertEquals("old", only.before().path("description").asText());
    assertEquals(Instant.parse("2026-03-01T12:00:00Z"), only.at());
    assertEquals("o1", only.operation());
    assertEquals(KnownWrite.Fate.ACCEPTED, only.fate());
  }

  @Test
  void anEndIsRememberedAlsoInTheIndexAndIsNoSecondWrite() throws IOException {
    for (int i = 0; i < 400; i++) {
      records.send(entry(i).replacing(Json.object().put("description", "x".repeat(300))));
      records.accept(entry(i), "o" + i);
    }
    PastWrite last = all().get(0);
    assertEquals("", last.end());
    OperationEnd.record(
        List.of(new OperationEnd(last, "FAILED", "quota", "")),
        records.journal(),
        Waiting.forSeconds(9));
    for (int i = 400; i < 800; i++) {
      records.send(entry(i).replacing(Json.object().put("description", "x".repeat(300))));
      records.accept(entry(i), "o" + i);
    }
    // The first read saves the index, and the second one uses it.
    records.read();
    assertTrue(records.read().lines() < 10);
    List<PastWrite> all = all();
    assertEquals(800, all.size());
    assertEquals("FAILED", all.get(400).end());
    assertEquals("quota", all.get(400).error());
    assertEquals("", all.get(399).end());
    assertTrue(records.open().isEmpty());
    assertEquals(Optional.of("o799"), records.lastOperation());
  }

  @Test
  void anEarlierVersionOfOrchSkipsTheEnd() throws IOException {
    records.send(1);
    records.accept(1, "o1");
    OperationEnd.record(
        List.of(new OperationEnd(all().get(0), "COMPLETED", "", "c")),
        records.journal(),
        Waiting.forSeconds(9));
    // An event that a version does not know is no line to it.
    String ended =
        Files.readAllLines(state.resolve("journal/2026-03.jsonl")).get(2).replace("ended", "later");
    assertEquals(Optional.empty(), JournalLine.scan(ended));
  }

  @Test
  void aDocumentThatIsTooLongIsNotKeptButTheWriteIs() throws IOException {
    ObjectNode longest = Json.object().put("description", "x".repeat(Entry.LONGEST_DOCUMENT));
    records.send(entry(1).replacing(longest));
    assertTrue(all().get(0).before().isNull());
    // With a body that nearly fills the line, a short document is left out as well.
    Write write = entry(2).write();
    ObjectNode body = Json.object().put("description", "y".repeat(LineReader.LONGEST_LINE - 500));
    Write large = new Write(write.method(), write.path(), body, write.key(), write.subject());
    records.send(
        new Entry(large, Records.TARGET, Records.ACCOUNT)
            .replacing(Json.object().put("description", "z".repeat(1000))));
    PastWrite last = all().get(0);
    assertTrue(last.before().isNull());
    assertTrue(last.write().body().isObject());
  }

  @Test
  void otherAccountsAreNotInIt() throws IOException {
    Entry other = new Entry(entry(1).write(), Records.TARGET, "AC2").by("theirs", "config update");
    records.send(other);
    records.accept(other, "o1");
    assertEquals(List.of(), all());
    assertEquals("AC2", WriteHistory.ofOthers("o1", records.read()).orElseThrow().account());
    assertFalse(WriteHistory.ofOthers("o2", records.read()).isPresent());
  }

  @Test
  @Timeout(300)
  void aHundredThousandWritesAreReadWithinLittleMemory() throws Exception {
    Path file = Files.createDirectories(state.resolve("journal")).resolve("2026-03.jsonl");
    String document = "\"before\":{\"description\":\"" + "x".repeat(700) + "\"},";
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int i = 0; i < MANY; i++) {
        String line =
            "{\"at\":\"2026-03-01T12:00:00Z\",\"event\":\"%s\",\"key\":\"%s\",\"target\":\"%s\",\"account\":\"%s\",\"path\":\"/p\",%s}\n";
        String key = Records.key(i).toString();
        String sent = document + "\"method\":\"PATCH\",\"body\":{}";
        String got = "\"operationId\":\"o" + i + "\"";
        out.write(bytes(line, "sending", key, sent));
        out.write(bytes(line, "accepted", key, got));
      }
    }
    Process process = LockHolder.java(Reader.class, List.of("-Xmx64m"), state.toString());
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals(MANY + " o" + (MANY - 1) + " o0", said);
  }

  private static byte[] bytes(String line, String event, String key, String rest) {
    return line.formatted(event, key, Records.TARGET, Records.ACCOUNT, rest)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The process that reads. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] args) throws IOException {
      Records records = new Records(Path.of(args[0]), Instant.parse("2026-03-02T00:00:00Z"));
      int count = 0;
      String first = "";
      String last = "";
      try (WriteHistory history = new WriteHistory(records.read())) {
        Optional<PastWrite> next = history.next();
        while (next.isPresent()) {
          count++;
          first = first.isEmpty() ? next.get().operation() : first;
          last = next.get().operation();
          next = history.next();
        }
      }
      System.out.print(count + " " + first + " " + last);
    }
  }
}
