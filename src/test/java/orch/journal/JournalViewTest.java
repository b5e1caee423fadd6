package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import orch.json.Json;
import orch.json.TreeReader;
import orch.operation.Write;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal knows about writes, also when it is damaged. */
class JournalViewTest {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  @TempDir Path directory;
  private Path file = Path.of("");
  private Records records = new Records(Path.of(""), NOW);

  @BeforeEach
  void open() {
    file = directory.resolve("journal/2026-01.jsonl");
    records = new Records(directory, NOW);
  }

  private KnownWrite known(int key, String path) throws IOException {
    return records.read().byKey(Records.key(key), path).orElseThrow();
  }

  @Test
  void nothingIsKnownWithoutAJournal() throws IOException {
    assertEquals(List.of(), records.open());
    assertEquals(Optional.empty(), records.lastOperation());
    assertEquals(Optional.empty(), records.read().byKey(Records.key(1), "a"));
  }

  @Test
  void aWriteIsOpenUntilItIsAcceptedOrRefused() throws IOException {
    for (int i = 1; i <= 3; i++) {
      records.at("2026-01-15T12:00:0" + i + "Z").send(i, "n" + i);
    }
    OpenWrite last = new OpenWrite(Records.entry(3, "n3", "n3"), records.now(), records.now());
    assertEquals(last, records.read().open().get(2));
    assertEquals(List.of(last), records.read().open("n3"));
    records.accept(1, "proc_job_1");
    records.refuse(2);
    assertEquals(List.of(last), records.read().open());
    assertEquals(KnownWrite.Fate.ACCEPTED, known(1, "n1").fate());
    assertEquals(KnownWrite.Fate.REFUSED, known(2, "n2").fate());
    assertEquals(KnownWrite.Fate.OPEN, known(3, "n3").fate());
  }

  /** Who creates the same name every day must not wait longer every day. */
  @Test
  void createsAreReadUntilEnoughAreKnown() throws IOException {
    for (int i = 1; i <= 9; i++) {
      Entry create = Records.entry(i, "all", i == 8 ? "other" : "same");
      records.send(create);
      JsonNode operation =
          Json.read(
              "{'operationId':'o','related':{'configurationId':'c%d'}}"
                  .formatted(i)
                  .replace('\'', '"'));
      records.journal().accepted(create, operation, Waiting.forSeconds(60));
    }
    List<String> ids = new ArrayList<>();
    records
        .read()
        .created(
            "all",
            "description",
            "same",
            created -> {
              ids.add(created.id());
              return ids.size() < 3;
            });
    assertEquals(List.of("c9", "c7", "c6"), ids);
  }

  @Test
  void theAcceptedWritesSinceAMomentAreReadFromTheNewestToTheOldest() throws IOException {
    records.at("2026-01-15T11:00:00Z").send(1, "old");
    records.accept(1, "proc_job_1");
    for (int i = 2; i <= 4; i++) {
      records.at("2026-01-15T12:00:0" + i + "Z").send(i, "n" + i);
    }
    records.accept(4, "proc_job_4");
    records.accept(2, "proc_job_2");
    List<JournalView.AcceptedWrite> recent = new ArrayList<>();
    int count = records.read().acceptedSince(Instant.parse("2026-01-15T11:30:00Z"), recent::add);
    assertEquals(2, count);
    assertEquals(
        List.of("proc_job_4", "proc_job_2"),
        recent.stream().map(write -> write.entry().operation()).toList());
    assertEquals(Records.entry(2, "n2", "n2").write(), recent.get(1).write());
    assertEquals(3, records.read().acceptedSince(Instant.EPOCH, write -> {}));
  }

  @Test
  void othersHaveTheirOwn() throws IOException {
    records.send(1, "a");
    assertEquals(List.of(), records.journal().read(Records.TARGET, "AC2").open());
    assertEquals(List.of(), records.journal().read("local", Records.ACCOUNT).open());
  }

  @Test
  void whatIsSentAgainWithItsKeyIsOneWriteAndAnAcceptanceSettlesIt() throws IOException {
    records.send(1, "a");
    records.send(1, "a");
    assertEquals(List.of("a"), records.open());
    records.accept(1, "proc_job_1");
    assertEquals(List.of(), records.open());
  }

  @Test
  void whatIsSentAgainAfterItsAcceptanceIsOpenAndItsOperationIsStillKnown() throws IOException {
    records.send(1, "a");
    records.accept(1, "proc_job_1");
    records.send(1, "a");
    KnownWrite known = known(1, "a");
    assertEquals(KnownWrite.Fate.OPEN, known.fate());
    assertEquals(Optional.of("proc_job_1"), known.accepted().map(AcceptedEntry::operation));
    assertEquals(Optional.of("proc_job_1"), records.lastOperation());
  }

  @Test
  void aKeyThatIsUsedForAnotherPathLeavesTheFirstInDoubt() throws IOException {
    records.send(1, "a");
    records.send(1, "b");
    records.accept(1, "proc_job_b");
    assertEquals(List.of("a"), records.open());
    assertEquals(KnownWrite.Fate.OPEN, known(1, "a").fate());
    assertEquals(Optional.empty(), known(1, "a").accepted());
    assertEquals(Optional.of("proc_job_b"), known(1, "b").accepted().map(AcceptedEntry::operation));
  }

  @Test
  void eachAccountAndPathThatAKeyIsUsedForHasItsOwnAnswer() throws IOException {
    Entry first = Records.entry(1, "a", "first");
    Entry second = new Entry(first.write(), Records.TARGET, "AC2");
    records.send(first);
    records.send(second);
    records.accept(first, "proc_job_1");
    assertEquals(List.of(), records.open());
    assertEquals(Optional.of("proc_job_1"), known(1, "a").accepted().map(AcceptedEntry::operation));
    JournalView other = records.journal().read(Records.TARGET, "AC2");
    assertEquals(List.of(second), other.open().stream().map(OpenWrite::entry).toList());
  }

  @Test
  void answersOfEarlierVersionsSettleTheLastWriteWithTheirKey() throws IOException {
    records.send(1, "a");
    records.accept(1, "proc_job_1");
    String lines = Files.readString(file);
    String account = "\"target\":\"" + Records.TARGET + "\",\"account\":\"AC1\",\"path\":\"a\",";
    int answer = lines.indexOf("\"accepted\"");
    Files.writeString(
        file, lines.substring(0, answer) + lines.substring(answer).replace(account, ""));
    assertFalse(Files.readString(file).equals(lines));
    assertEquals(List.of(), records.open());
    assertEquals(Optional.of("proc_job_1"), records.lastOperation());
  }

  @Test
  void aDocumentNestedAsDeepAsMayBeIsInDoubtLikeAnyOther() throws IOException {
    JsonNode deep = Json.object();
    for (int i = 1; i < TreeReader.MAX_DEPTH; i++) {
      deep = Json.object().set("x", deep);
    }
    Write write = new Write(Write.Method.POST, "p", deep, Records.key(1), "deep");
    records.send(new Entry(write, Records.TARGET, Records.ACCOUNT));
    assertEquals(deep, records.read().open().get(0).entry().write().body());
  }

  @Test
  void aRefusalUndoesNoAcceptance() throws IOException {
    records.send(1, "a");
    records.accept(1, "proc_job_1");
    records.refuse(1);
    assertEquals(KnownWrite.Fate.ACCEPTED, known(1, "a").fate());
  }

  @Test
  void linesThatAreWrongInAnyWayAreSkipped() throws IOException {
    records.send(1, "a");
    String line = Files.readAllLines(file).get(0);
    String another = line.replace("000000000001", "000000000002");
    Files.write(
        file,
        List.of(
            another.replaceFirst("\"key\":\"[^\"]*\"", "\"key\":\"no-uuid\""),
            another.replaceFirst("\"key\":\"[^\"]*\"", "\"key\":7"),
            another.replace("\"PATCH\"", "\"MOVE\""),
            another.replace("\"sending\"", "\"dreaming\""),
            another.replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"soon\""),
            another.replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"2026-99-99T00:00:00Z\""),
            another.replaceFirst("\"path\":\"[^\"]*\"", "\"path\":{}"),
            another.replace("\"target\"", "\"tar\""),
            another + another,
            another.substring(0, another.length() / 2),
            "\u0000".repeat(4096),
            "[".repeat(100_000),
            "{\"a\":" + "[".repeat(100_000) + "}",
            "7",
            "",
            "null"),
        StandardOpenOption.APPEND);
    byte[] rubbish = new byte[20_000];
    new Random(4).nextBytes(rubbish);
    Files.write(file, rubbish, StandardOpenOption.APPEND);
    assertEquals(List.of("a"), records.open());
    records.send(3, "behind");
    assertEquals(List.of("a", "behind"), records.open());
  }

  @Test
  void aLineThatIsTooLongIsSkippedAndTheNextIsRead() throws IOException {
    records.send(1, "a");
    String line = Files.readAllLines(file).get(0).replace("000000000001", "000000000002");
    String body = "\"body\":\"" + "x".repeat(LineReader.LONGEST_LINE) + "\"}\n";
    String tooLong = line.substring(0, line.indexOf("\"body\"")) + body;
    Files.writeString(file, tooLong, StandardOpenOption.APPEND);
    records.send(3, "behind");
    assertEquals(List.of("a", "behind"), records.open());
  }

  @Test
  void aWriteWithTooLongABodyIsInDoubtAllTheSame() throws IOException, InterruptedException {
    String huge = "x".repeat(LineReader.LONGEST_LINE);
    records.send(1, "a", huge.substring(0, 10));
    assertFalse(records.journal().sending(hugeEntry(huge), Waiting.forSeconds(60)));
    assertEquals(2, records.read().open().size());
  }

  private static Entry hugeEntry(String text) {
    Entry entry = Records.entry(2, "b", "b");
    JsonNode body = Json.object().put("description", text);
    return new Entry(
        new orch.operation.Write(
            entry.write().method(), "b", body, entry.write().key(), entry.write().subject()),
        entry.target(),
        entry.account());
  }

  /** A process can be killed at any moment: at each byte of its last line. */
  @Test
  void whereverItIsCutOffTheRestIsKnown() throws IOException {
    records.send(1, "a");
    records.accept(1, "proc_job_1");
    int before = (int) Files.size(file);
    records.send(2, "Bü 🎉");
    int between = (int) Files.size(file);
    records.accept(2, "proc_job_2");
    byte[] whole = Files.readAllBytes(file);
    for (int cut = before; cut <= whole.length; cut++) {
      Files.write(file, java.util.Arrays.copyOf(whole, cut));
      // A line that lacks only its line end is complete.
      boolean isSent = cut >= between - 1;
      boolean isAccepted = cut >= whole.length - 1;
      assertEquals(isSent && !isAccepted ? List.of("Bü 🎉") : List.of(), records.open(), "" + cut);
      assertEquals(
          isAccepted ? "proc_job_2" : "proc_job_1", records.lastOperation().orElse(""), "" + cut);
      records.send(3, "next");
      assertEquals(Optional.of("next"), records.open().stream().reduce((a, b) -> b), "" + cut);
    }
  }

  @Test
  void aNulPageOfAPowerCutHidesOnlyWhatItCovers() throws IOException {
    records.send(1, "a");
    Files.write(file, new byte[4096], StandardOpenOption.APPEND);
    records.send(2, "b");
    assertEquals(List.of("a", "b"), records.open());
    assertEquals(3, Files.readString(file, StandardCharsets.UTF_8).lines().count());
  }
}
