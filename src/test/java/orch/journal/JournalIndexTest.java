package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The index saves reads, and the results do not depend on it. */
@Timeout(120)
class JournalIndexTest {
  private static final int WRITES = 100;
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static byte[] filled = {};
  @TempDir Path directory;
  private Path index = Path.of("");
  private Path file = Path.of("");
  private Records records = new Records(Path.of(""), Instant.EPOCH);

  /** One journal for all tests, because the fsync of every line is slow. */
  @BeforeAll
  static void fill(@TempDir Path elsewhere) throws IOException {
    Records records = new Records(elsewhere, NOW);
    for (int i = 1; i <= WRITES; i++) {
      records.send(i, "p" + i % 5, "x".repeat(1000) + i);
      if (i % 10 != 0) {
        records.accept(i, "proc_job_" + i);
      }
    }
    filled = Files.readAllBytes(elsewhere.resolve("journal/2026-01.jsonl"));
  }

  @BeforeEach
  void open() throws IOException {
    index = directory.resolve("journal/index");
    file = Files.createDirectories(directory.resolve("journal")).resolve("2026-01.jsonl");
    Files.write(file, filled);
    records = new Records(directory, NOW);
  }

  private void knowsAll() throws IOException {
    assertEquals(WRITES / 10, records.open().size());
    assertEquals(Optional.of("proc_job_99"), records.lastOperation());
    assertEquals("proc_job_98", records.read().last("p3").orElseThrow().operation());
  }

  @Test
  void theSecondReaderReadsLittle() throws IOException {
    JournalView first = records.read();
    assertEquals(WRITES + WRITES - WRITES / 10, first.lines());
    assertTrue(first.bytes() >= Files.size(file));
    JournalView second = records.read();
    assertEquals(0, second.lines());
    assertTrue(second.bytes() < Files.size(file) / 10, () -> second.bytes() + " bytes");
    knowsAll();
    records.send(101, "another");
    assertEquals(1, records.read().lines());
    assertEquals("another", records.open().get(WRITES / 10));
  }

  @Test
  void aShortJournalNeedsNone() throws IOException {
    Path elsewhere = directory.resolve("elsewhere");
    Records few = new Records(elsewhere, NOW);
    few.send(1, "a");
    assertEquals(List.of("a"), few.open());
    assertFalse(Files.exists(elsewhere.resolve("journal/index")));
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws IOException {
    records.read();
    byte[] good = Files.readAllBytes(index);
    for (int at = 0; at < good.length; at += 97) {
      byte[] bad = good.clone();
      bad[at] ^= 0x41;
      Files.write(index, bad);
      assertTrue(records.read().lines() > 0, "a changed byte is noticed at " + at);
      Files.write(index, Arrays.copyOf(good, at));
      knowsAll();
    }
    Files.delete(index);
    knowsAll();
    assertTrue(Files.exists(index));
  }

  @Test
  void anIndexOfOtherSegmentsIsNotTrusted() throws IOException {
    records.read();
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 20));
    assertTrue(records.read().lines() > 0, "the file has become shorter");
    Files.write(file, lines.subList(20, lines.size()));
    Files.write(file, lines.subList(0, 30), StandardOpenOption.APPEND);
    assertTrue(records.read().lines() > 0, "the file has become longer, and another");
    Files.write(file, lines);
    knowsAll();
    Files.delete(file);
    assertEquals(List.of(), records.open());
  }

  @Test
  void anIndexThatIsNoFileIsNotOpened() throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", index.toString()).start().waitFor());
    knowsAll();
  }

  @Test
  void aSegmentThatIsGoneTakesItsWritesWithIt() throws IOException {
    records.at("2026-02-10T00:00:00Z").send(201, "february");
    knownInBoth();
    Files.delete(file);
    assertEquals(List.of("february"), records.open());
    records.accept(201, "proc_job_201");
    assertEquals(List.of(), records.open());
    assertEquals(Optional.of("proc_job_201"), records.lastOperation());
  }

  private void knownInBoth() throws IOException {
    records.read();
    assertEquals(0, records.read().lines());
    assertEquals(WRITES / 10 + 1, records.open().size());
  }

  @Test
  void anOlderFileThatTurnsUpIsRead() throws IOException {
    records.read();
    Files.move(file, directory.resolve("journal/2025-12.jsonl"));
    Files.writeString(file, "");
    knowsAll();
  }

  @Test
  void aReadOnlyPlaceIsReadWithoutAnIndex() throws IOException {
    Files.createDirectory(directory.resolve("journal/index.new"));
    knowsAll();
    assertFalse(Files.exists(index));
  }
}
