package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the journal over months, and other files in their place. */
@Timeout(60)
class SegmentsTest {
  @TempDir Path directory;
  private Records records = new Records(Path.of(""), Instant.EPOCH);

  @BeforeEach
  void open() {
    records = new Records(directory, Instant.parse("2026-01-15T12:00:00Z"));
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(directory.resolve("journal"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jsonl"))
          .sorted()
          .toList();
    }
  }

  @Test
  void eachMonthHasItsFile() throws IOException {
    records.send(1, "a");
    records.at("2026-01-31T23:59:59Z").send(2, "b");
    records.at("2026-02-01T00:00:00Z").send(3, "c");
    assertEquals(List.of("2026-01.jsonl", "2026-02.jsonl"), files());
    assertEquals(2, Files.readAllLines(directory.resolve("journal/2026-01.jsonl")).size());
    assertEquals(List.of("a", "b", "c"), records.open());
  }

  /** Such a file would come after the real ones, and get the next line. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-13.jsonl", "2027-00.jsonl", "2026_05.jsonl", "202a-05.jsonl"})
  void aFileThatIsNamedAfterNoMonthIsNotOfTheJournal(String name) throws IOException {
    records.send(1, "a");
    Path other = Files.writeString(directory.resolve("journal").resolve(name), "");
    records.send(2, "b");
    assertEquals("", Files.readString(other));
    assertEquals(List.of("a", "b"), records.open());
  }

  @Test
  void anAnswerInTheNextMonthSettlesAWrite() throws IOException {
    records.at("2026-01-31T23:59:59Z").send(1, "a");
    records.at("2026-02-01T00:00:01Z").accept(1, "proc_job_1");
    assertEquals(List.of(), records.open());
    assertEquals(Optional.of("proc_job_1"), records.lastOperation());
  }

  @Test
  void theFileOfAnEarlierVersionIsStillReadAndIsTheOldest() throws IOException {
    records.send(1, "old");
    records.accept(1, "proc_job_1");
    records.send(2, "open");
    Files.move(directory.resolve("journal/2026-01.jsonl"), directory.resolve("journal.jsonl"));
    assertEquals(Optional.of("proc_job_1"), records.lastOperation());
    records.accept(2, "proc_job_2");
    assertEquals(List.of(), records.open());
    assertEquals(Optional.of("proc_job_2"), records.lastOperation());
  }

  @Test
  void aNewMonthDeletesTheFilesThatAreOldEnough() throws IOException {
    for (String month : List.of("2025-11", "2025-12", "2026-01", "2026-02", "2026-03")) {
      records.at(month + "-20T00:00:00Z").send(month.hashCode(), month);
    }
    assertEquals(List.of("2026-01.jsonl", "2026-02.jsonl", "2026-03.jsonl"), files());
    records.at("2026-04-01T00:00:00Z").send(9, "now");
    assertEquals(
        List.of("2026-01.jsonl", "2026-02.jsonl", "2026-03.jsonl", "2026-04.jsonl"), files());
    assertEquals(List.of("2026-03", "now"), records.open(), "of the last 30 days");
  }

  @Test
  void theFileOfAnEarlierVersionGoesToo() throws IOException {
    Path old = directory.resolve("journal.jsonl");
    Files.writeString(old, "{}\n");
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
    records.at("2026-02-01T00:00:00Z").send(1, "a");
    records.at("2026-03-01T00:00:00Z").send(2, "b");
    assertTrue(Files.exists(old), "a month before February is still needed");
    records.at("2026-04-01T00:00:00Z").send(3, "c");
    assertFalse(Files.exists(old));
  }

  @Test
  void aWriteInDoubtOutlivesAClockThatJumpsAheadAndBack() throws IOException {
    records.at("2026-02-20T00:00:00Z").send(1, "february");
    records.at("2026-03-05T00:00:00Z").send(2, "march");
    records.at("2027-09-01T00:00:00Z").send(3, "jumped");
    records.at("2026-03-05T01:00:00Z").send(4, "back");
    assertEquals(List.of("february", "march", "jumped", "back"), records.open());
    records.accept(2, "proc_job_2");
    assertEquals(List.of("february", "jumped", "back"), records.open());
  }

  @Test
  void aClockThatJumpsBackMixesNoOrder() throws IOException {
    records.at("2026-03-01T00:00:30Z").send(1, "a");
    records.at("2026-02-28T23:59:00Z").accept(1, "proc_job_1");
    assertEquals(List.of(), records.open());
    assertEquals(List.of("2026-03.jsonl"), files());
  }

  @Test
  void thirtyDaysAreKeptAndThenADoubtIsOver() throws IOException {
    records.send(1, "a");
    Instant sent = records.now();
    records.at(sent.plus(Duration.ofDays(30)).minusSeconds(1).toString());
    assertEquals(List.of("a"), records.open());
    records.at(sent.plus(Duration.ofDays(30)).toString());
    assertEquals(List.of(), records.open());
  }

  @Test
  void whatIsNoRegularFileIsNeitherReadNorWritten() throws Exception {
    Path month = Files.createDirectories(directory.resolve("journal")).resolve("2026-01.jsonl");
    assertEquals(0, new ProcessBuilder("mkfifo", month.toString()).start().waitFor());
    refused("it is a pipe, a socket or a device, not a regular file");
    Files.delete(month);
    Files.createDirectory(month);
    refused("it is a directory, not a regular file");
    Files.delete(month);
    Files.createSymbolicLink(month, Path.of("/dev/full"));
    refused("it is a pipe, a socket or a device, not a regular file");
    Files.delete(month);
    Files.createSymbolicLink(month, directory.resolve("nowhere"));
    refused("it is a broken symbolic link");
    Files.delete(month);
    Files.createFile(directory.resolve("elsewhere"));
    Files.createSymbolicLink(month, directory.resolve("elsewhere"));
    assertSays(
        "it is a symbolic link, which orch does not follow to write",
        assertThrows(JournalException.class, () -> records.send(1)));
    assertEquals(0, Files.size(directory.resolve("elsewhere")));
  }

  @Test
  void aLockThatIsNoFileIsSaidAtOnce() throws Exception {
    Path lock = Files.createDirectories(directory.resolve("journal")).resolve("lock");
    assertEquals(0, new ProcessBuilder("mkfifo", lock.toString()).start().waitFor());
    assertSays(
        "a pipe, a socket or a device",
        assertThrows(JournalException.class, () -> records.send(1)));
  }

  private void refused(String why) {
    assertSays(why, assertThrows(JournalException.class, records::open));
    assertSays(why, assertThrows(JournalException.class, () -> records.send(1)));
    assertSays(why, assertThrows(JournalException.class, () -> records.accept(1, "x")));
  }

  private static void assertSays(String why, Exception problem) {
    assertTrue(String.valueOf(problem.getMessage()).contains(why), problem::toString);
  }
}
