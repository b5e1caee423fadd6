package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orch.journal.InFlight;
import orch.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code config resume}: what becomes of each kind of interrupted write, and what is said. */
class ResumeTest {
  private static final Pattern KEY = Pattern.compile("config resume ([0-9a-f-]{36})");
  private static final String NAME = "My Support Config";
  private static final Duration TOO_LONG = Duration.ofHours(30);

  @TempDir private Path home;
  private Orch orch;
  private Server server;

  @BeforeEach
  void machine() throws IOException {
    orch = new Orch(home);
    server = new Server(home, orch.time());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Starts the service anew, with faults. */
  private void serve(String... faults) throws IOException {
    server.close();
    server = new Server(home, orch.time(), faults);
  }

  /** Starts the service, creates a configuration, and returns its id. */
  private String serveOne(String... faults) throws IOException {
    serve(faults);
    return orch.run(Orch.joined(config("create", "--wait"), Orch.PLAIN))
        .exits(0)
        .json()
        .path("id")
        .asText();
  }

  private String[] config(String... words) {
    return server.and(Orch.joined(new String[] {"config"}, words));
  }

  private Result create() {
    return orch.run(Orch.joined(config("create"), Orch.PLAIN));
  }

  private Result update(String... more) {
    return orch.run(Orch.joined(config("update", NAME), more));
  }

  private Result resume(String... more) {
    return orch.run(Orch.joined(config("resume", "-o", "json"), more));
  }

  private JsonNode live() {
    return orch.run(config("list", "-o", "json")).exits(0).json();
  }

  private String description() {
    return live().path(0).path("description").asText();
  }

  private static String key(Result result) {
    Matcher key = KEY.matcher(result.err());
    assertTrue(key.find(), () -> "no key in " + result);
    return key.group(1);
  }

  /** Nothing is in doubt any more, and nothing is sent. */
  private void assertNothingIsLeft() {
    int sent = writes();
    resume().exits(0).prints("[]\n").says("no interrupted write; there is nothing to resume");
    assertEquals(sent, writes());
  }

  private int writes() {
    return Stream.of("POST", "PATCH", "PUT", "DELETE").mapToInt(m -> server.seen(m).size()).sum();
  }

  private static void assertIs(String result, Result resumed) {
    assertEquals(1, resumed.json().size(), resumed::toString);
    assertEquals(result, resumed.json().path(0).path("result").asText(), resumed::toString);
  }

  @Test
  void aCreateThatWasAppliedIsNotRepeated() throws IOException {
    serve("create:cut-after*5");
    String key = key(create().exits(12));
    Result resumed = resume().exits(0);
    assertIs("done", resumed);
    JsonNode row = resumed.json().path(0);
    assertEquals("create the configuration \"" + NAME + "\"", row.path("write").asText());
    assertEquals(key, row.path("idempotencyKey").asText());
    assertEquals(live().path(0).path("id"), row.path("configurationId"));
    assertTrue(row.path("operationId").asText().startsWith("proc_job_"));
    assertEquals(1, live().size());
    assertNothingIsLeft();
    orch.run(config("status", "--last")).exits(0);
  }

  @Test
  void aCreateThatNeverArrivedIsSentWithTheSameKeyAndBody() throws IOException {
    serve("create:cut-before*5");
    String key = key(create().exits(12));
    assertEquals(0, live().size());
    assertIs("done", resume("--all").exits(0));
    assertEquals(1, live().size());
    assertEquals(1, server.seen("POST").stream().map(Server.Seen::key).distinct().count());
    assertEquals(key, server.seen("POST").get(5).key());
    assertNothingIsLeft();
  }

  @Test
  void anUpdateAndADeletionAreFinishedAsWell() throws IOException {
    for (String cut : new String[] {"cut-after", "cut-before"}) {
      serveOne("update:" + cut + "*5", "delete:" + cut + "*5");
      update("--description", "new").exits(12);
      assertIs("done", resume().exits(0));
      assertEquals("new", description());
      orch.run(config("delete", NAME, "--yes")).exits(12);
      assertIs("done", resume("--last").exits(0));
      assertEquals(0, live().size());
      assertNothingIsLeft();
    }
  }

  @Test
  void withAKeyThatIsTooOldTheServiceIsReadAndNothingIsSent() throws IOException {
    serve("create:cut-after*5");
    create().exits(12);
    orch.time().pass(TOO_LONG);
    Result resumed = resume().exits(0);
    assertIs("done", resumed);
    assertTrue(
        resumed.json().path(0).path("detail").asText().startsWith("its key is too old"),
        resumed::toString);
    assertEquals(live().path(0).path("id"), resumed.json().path(0).path("configurationId"));
    assertEquals(5, server.seen("POST").size());
    assertNothingIsLeft();
  }

  @Test
  void aCreateThatIsTooOldAndNeverArrivedIsSaidToBeLost() throws IOException {
    serve("create:cut-before*5");
    create().exits(12);
    orch.time().pass(TOO_LONG);
    assertIs(
        "not applied",
        resume()
            .exits(6)
            .says("the write of 2026-03-01T12:00:00Z to create the configuration")
            .says("its key is too old to send it again; no configuration of this name"));
    assertEquals(0, live().size());
    assertNothingIsLeft();
  }

  @Test
  void aNamesakeFromAnotherCreateIsNotTakenForTheLostOne() throws IOException {
    serve("create:cut-before*5");
    create().exits(12);
    orch.time().pass(TOO_LONG);
    create().exits(0);
    orch.time().pass(Duration.ofMinutes(1));
    assertIs("not applied", resume("--all").exits(6));
  }

  @Test
  void anOlderConfigurationOfTheSameNameAndValuesIsNotTakenForTheLostOne() throws IOException {
    Orch colleague = orch.colleague(Files.createDirectory(home.resolve("colleague")));
    colleague.run(Orch.joined(config("create", "--wait"), Orch.PLAIN)).exits(0);
    orch.time().pass(Duration.ofMinutes(10));
    serve("create:cut-before*5");
    create().exits(12);
    orch.time().pass(TOO_LONG);
    assertIs("not applied", resume().exits(6));
  }

  @Test
  void ofTwoLostCreatesOnlyOneHasMadeTheConfiguration() throws IOException {
    serve("create:cut-before*5", "create:cut-after*5");
    create().exits(12);
    orch.time().pass(TOO_LONG);
    create().exits(12);
    orch.time().pass(TOO_LONG);
    Result resumed = resume().exits(6);
    assertEquals("not applied", resumed.json().path(0).path("result").asText());
    assertEquals("done", resumed.json().path(1).path("result").asText());
    assertEquals(1, live().size());
  }

  @Test
  void anotherPersonsNamesakeWithOtherValuesSettlesItWithoutAnAnswer() throws IOException {
    serve("create:cut-before*5");
    create().exits(12);
    Orch colleague = orch.colleague(Files.createDirectory(home.resolve("colleague")));
    String[] other = Orch.PLAIN.clone();
    other[3] = "other";
    colleague.run(Orch.joined(config("create", "--wait"), other)).exits(0);
    orch.time().pass(TOO_LONG);
    assertIs(
        "unknown",
        resume().exits(6).says("a configuration of this name was created since then, but has"));
    assertNothingIsLeft();
  }

  @Test
  void oldUpdatesAndDeletionsAreSettledByWhatThereIs() throws IOException {
    serveOne("update:cut-after*5", "update:cut-before*5", "delete:cut-before*5");
    update("--description", "new").exits(12);
    orch.time().pass(TOO_LONG);
    assertIs("done", resume().exits(0));
    update("--description", "never").exits(12);
    orch.time().pass(TOO_LONG);
    assertIs(
        "not applied",
        resume()
            .exits(6)
            .says("the configuration was not changed since then")
            .says("description: \\\"new\\\" -> \\\"never\\\""));
    orch.run(config("delete", NAME, "--yes")).exits(12);
    orch.time().pass(TOO_LONG);
    assertIs("not applied", resume().exits(6).says("the configuration still exists"));
    assertEquals(1, live().size());
    assertNothingIsLeft();
  }

  @Test
  void aDeletionThatIsTooOldAndTookEffectIsDone() throws IOException {
    String id = serveOne("delete:cut-after*5");
    orch.run(config("delete", NAME, "--yes")).exits(12);
    orch.time().pass(TOO_LONG);
    assertIs("done", resume(id).exits(0));
    assertEquals(5, server.seen("DELETE").size());
    assertNothingIsLeft();
  }

  @Test
  void anUpdateOfAConfigurationThatIsGoneIsNotSent() throws IOException {
    String id = serveOne("update:cut-before*5");
    update("--description", "new").exits(12);
    Orch colleague = orch.colleague(Files.createDirectory(home.resolve("colleague")));
    colleague.run(config("delete", id, "--yes", "--wait")).exits(0);
    assertIs("gone", resume().exits(5).says("the configuration no longer exists"));
    assertEquals(5, server.seen("PATCH").size());
    assertNothingIsLeft();
  }

  @Test
  void aWriteIsNotSentOverALaterOneOfOnesOwn() throws IOException {
    serveOne("update:503*5");
    update("--description", "old").exits(7);
    orch.time().pass(Duration.ofSeconds(5));
    update("--description", "newer", "--if-version", "1", "--wait").exits(0);
    assertIs(
        "overtaken",
        resume()
            .exits(6)
            .says("the operation proc_job_")
            .says("is later, so it was not sent again")
            .says("description: \\\"newer\\\" -> \\\"old\\\""));
    assertEquals("newer", description());
    assertNothingIsLeft();
  }

  @Test
  void aWriteIsNotSentOverAnotherPersonsLaterOne() throws IOException {
    serveOne("update:503*5");
    update("--description", "old").exits(7);
    orch.time().pass(Duration.ofSeconds(10));
    Orch colleague = orch.colleague(Files.createDirectory(home.resolve("colleague")));
    colleague.run(config("update", NAME, "--description", "newer", "--wait")).exits(0);
    assertIs("overtaken", resume().exits(6).says("the configuration was changed since then"));
    assertEquals("newer", description());
    assertNothingIsLeft();
  }

  @Test
  void ofTwoOpenUpdatesTheLaterOneWins() throws IOException {
    serveOne("update:503*10");
    update("--description", "first").exits(7);
    orch.time().pass(Duration.ofSeconds(5));
    update("--description", "second", "--if-version", "1").exits(7);
    Result resumed = resume().exits(6);
    assertEquals("overtaken", resumed.json().path(0).path("result").asText());
    assertEquals("done", resumed.json().path(1).path("result").asText());
    assertEquals("second", description());
    assertNothingIsLeft();
  }

  @Test
  void aRefusedRepeatIsSettledByReading() throws IOException {
    serve("create:cut-after*5", "create:409", "create:cut-before*5", "create:409*2");
    create().exits(12);
    orch.time().pass(Duration.ofSeconds(5));
    assertIs("done", resume().exits(0));
    assertEquals(1, live().size());
    String[] other = Orch.PLAIN.clone();
    other[1] = "Other";
    orch.run(Orch.joined(config("create"), other)).exits(12);
    assertIs("open", resume().exits(12).says("an earlier attempt got no response"));
    orch.time().pass(Duration.ofMinutes(2));
    assertIs("refused", resume().exits(6));
    assertEquals(1, live().size());
    assertNothingIsLeft();
  }

  @Test
  void aServiceThatStillGivesNoAnswerLeavesTheWriteOpen() throws IOException {
    serve("create:cut-before*10", "create:401", "create:503*5");
    String key = key(create().exits(12));
    assertIs("open", resume().exits(12).says("config resume " + key));
    assertIs("open", resume().exits(12).says("config resume " + key));
    assertIs("open", resume().exits(7).says("config resume " + key));
    assertIs("done", resume(key).exits(0));
    assertEquals(1, live().size());
  }

  @Test
  void aWriteThatAnotherCommandIsSendingIsLeftAlone() throws IOException {
    serve("create:cut-before*5");
    String key = key(create().exits(12));
    Journal journal = new Journal(home.resolve(".local/state/orch"), orch.time());
    InFlight mark = journal.mark(UUID.fromString(key)).orElseThrow();
    assertIs(
        "in progress", resume().exits(8).says("another command is sending it; it was left alone"));
    assertEquals(5, server.seen("POST").size());
    mark.close();
    assertIs("done", resume().exits(0));
  }

  @Test
  void anOperationThatIsRunningIsFollowedToItsEnd() {
    String operation = create().exits(0).json().path("operationId").asText();
    Result resumed = resume().exits(0);
    assertIs("done", resumed);
    assertEquals(operation, resumed.json().path(0).path("operationId").asText());
    assertEquals(1, server.seen("POST").size());
    assertNothingIsLeft();
    assertIs("done", resume(operation).exits(0));
    assertIs("done", resume("--last").exits(0));
  }

  @Test
  void anOperationThatFailsIsSaid() throws IOException {
    serve("create:cut-before*5", "create:fail");
    create().exits(12);
    assertIs("failed", resume().exits(9));
    assertNothingIsLeft();
  }

  @Test
  void anOperationThatDoesNotEndInTimeIsNamed() throws IOException {
    serve("create:cut-before*5");
    create().exits(12);
    assertIs("accepted", resume("--timeout", "500ms").exits(8).says("config wait proc_job_"));
    assertIs("done", resume().exits(0));
  }

  @Test
  void aWriteIsFoundByItsKeyItsConfigurationAndItsName() throws IOException {
    String id = serveOne("update:503*15");
    String key = key(update("--description", "new").exits(7));
    for (String word : new String[] {key, id, NAME}) {
      Result once = resume("--max-retries", "0", word).exits(7);
      assertEquals(key, once.json().path(0).path("idempotencyKey").asText());
    }
    resume("nobody").exits(5).says("no interrupted write of ");
    resume("0f0e0d0c-0b0a-4908-8706-050403020100").exits(5).says("no write with the key");
    resume(key, "--all").exits(2).says("config resume takes one of");
    resume("--last", "--all").exits(2);
  }

  @Test
  void aWriteOfAnotherAccountIsNotTouched() throws IOException {
    serve("create:cut-before*5");
    String key = key(create().exits(12));
    orch.with("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001")
        .with("TWILIO_AUTH_TOKEN", "obviously-fake");
    String[] others = {"--base-url", server.url(), "config", "resume", "-o", "json"};
    orch.run(others)
        .exits(0)
        .prints("[]\n")
        .says("a write of another account or service is in doubt and left alone: ");
    orch.run(Orch.joined(others, key)).exits(4).says("belongs to ").says("nothing was sent");
    assertEquals(5, server.seen("POST").size());
    assertIs("done", resume().exits(0));
  }

  @Test
  void theTableHasALineForEachWrite() throws IOException {
    serveOne("update:cut-after*5", "create:slow=1", "create:cut-before*5");
    update("--description", "new").exits(12);
    String[] other = Orch.PLAIN.clone();
    other[1] = "Other";
    orch.run(Orch.joined(config("create"), other)).exits(12);
    Result table = orch.run(config("resume")).exits(0);
    assertEquals(3, table.out().lines().count(), table::toString);
    assertTrue(table.out().startsWith("WRITE"), table::toString);
    assertTrue(table.out().contains("sent again with its key; the operation completed"));
    assertEquals(2, live().size());
  }

  @Test
  void afterCtrlCTheRestIsStillOpen() throws IOException {
    serve("create:cut-before*5", "create:503=1*9");
    create().exits(12);
    String[] other = Orch.PLAIN.clone();
    other[1] = "Other";
    orch.run(Orch.joined(config("create"), other)).exits(7);
    orch.time().interruptSleep(orch.time().sleeps().size());
    Result stopped = resume().exits(130);
    assertTrue(Thread.interrupted());
    assertEquals("open", stopped.json().path(0).path("result").asText());
    assertEquals("open", stopped.json().path(1).path("result").asText());
    orch.time().interruptSleep(Integer.MAX_VALUE);
    resume().exits(0);
    assertEquals(2, live().size());
    assertNothingIsLeft();
  }

  @Test
  void aDocumentThatTheJournalLeftOutIsReadAndNotSent() throws IOException {
    serveOne("update:cut-before*5");
    String key = key(update("--description", "new").exits(12));
    Path journal = journalFile();
    String text = Files.readString(journal);
    assertTrue(text.contains("\"body\":{\"description\":\"new\"}"), text);
    Files.writeString(journal, text.replace("\"body\":{\"description\":\"new\"}", "\"body\":null"));
    assertIs(
        "open",
        resume()
            .exits(6)
            .says("its document is too long for the journal")
            .says("--idempotency-key " + key));
    assertEquals(5, server.seen("PATCH").size());
    orch.time().pass(TOO_LONG);
    resume().exits(6);
    assertNothingIsLeft();
  }

  private Path journalFile() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve(".local/state/orch/journal"))) {
      return files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  @Test
  void theJournalSaysWhatTheReadingFound() throws IOException {
    serve("create:cut-before*5");
    create().exits(12);
    orch.time().pass(TOO_LONG);
    resume().exits(6);
    String journal = Files.readString(journalFile());
    assertTrue(journal.lines().anyMatch(l -> l.contains("\"found\":\"absent\"")), journal);
    assertFalse(journal.contains("\"found\":\"applied\""), journal);
  }
}
