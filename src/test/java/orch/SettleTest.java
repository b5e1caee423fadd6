package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates and deletions without a response, and how they are settled. */
class SettleTest {
  private static final Pattern KEY =
      Pattern.compile("(?:--idempotency-key|config resume) ([0-9a-f-]{36})");
  private static final String NAME = "My Support Config";

  private Orch orch;
  private Server server;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException {
    orch = new Orch(home);
    server = new Server(home, orch.time(), "update:cut-after*5", "delete:cut-after*5");
    orch.run(Orch.joined(server.and("config", "create", "--wait"), Orch.PLAIN)).exits(0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Result update(String... args) {
    return orch.run(Orch.joined(server.and("config", "update", NAME), args));
  }

  private String description() {
    Result live = orch.run(server.and("config", "get", NAME)).exits(0);
    return live.json().path("description").asText();
  }

  private static String key(Result result) {
    Matcher key = KEY.matcher(result.err());
    assertTrue(key.find(), () -> "no key in " + result);
    return key.group(1);
  }

  @Test
  void theKeyAloneSettlesAnUpdate() {
    String key = key(update("--description", "new").exits(12));
    orch.time().pass(Duration.ofSeconds(5));
    assertEquals("new", description(), "it was applied although no answer came");
    update("--description", "newer").exits(6).says("config resume " + key);
    update("--idempotency-key", key).exits(0);
    update("--description", "newer", "--wait").exits(0);
    assertEquals("newer", description());
  }

  @Test
  void theSameCommandWithTheKeySettlesItAlsoWhenNothingIsLeftToChange() {
    String key = key(update("--description", "new").exits(12));
    orch.time().pass(Duration.ofSeconds(5));
    update("--description", "new", "--idempotency-key", key, "--wait").exits(0);
    update("--description", "newer", "--wait").exits(0);
    assertEquals("newer", description());
    orch.run(server.and("config", "status", "--last")).exits(0);
  }

  @Test
  void theSameUpdateAgainFinishesTheFirst() {
    String key = key(update("--description", "new").exits(12));
    update("--description", "new", "--wait").exits(0).says("--idempotency-key " + key);
    update("--description", "newer", "--wait").exits(0);
    assertEquals("newer", description());
  }

  @Test
  void aKeyThatIsReplayedOverANewerChangeIsNoticed() {
    String key = key(update("--description", "new").exits(12));
    update("--idempotency-key", key).exits(0);
    update("--description", "newer", "--wait").exits(0);
    update("--description", "new", "--idempotency-key", key)
        .exits(6)
        .printsNothing()
        .says("was already used by operation proc_job_")
        .says("description: \"newer\" -> \"new\"");
    assertEquals("newer", description());
  }

  @Test
  void aReplayIsNoticedWhereNoJournalKnowsTheKey() {
    String key = key(update("--description", "new").exits(12));
    update("--idempotency-key", key).exits(0);
    update("--description", "newer", "--wait").exits(0);
    orch.with("XDG_STATE_HOME", orch.home().resolve("another machine").toString());
    for (String wait : new String[] {"--wait", "--no-header"}) {
      update("--description", "new", "--idempotency-key", key, wait)
          .exits(6)
          .printsNothing()
          .says("was already used by operation proc_job_");
    }
  }

  @Test
  void aFreshKeyOfOnesOwnIsNoReplay() {
    String key = "0f0e0d0c-0b0a-4908-8706-050403020100";
    try (Server healthy = new Server(orch.home(), orch.time())) {
      String[] update = healthy.and("config", "update", NAME, "--description", "mine");
      orch.run(Orch.joined(update, "--idempotency-key", key)).exits(0);
      orch.time().pass(Duration.ofSeconds(5));
      orch.run(Orch.joined(update, "--idempotency-key", key, "--wait")).exits(0);
      assertEquals(1, healthy.seen("PATCH").size());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRepeatThatIsRefusedOrNeverArrivesSettlesNothing() throws IOException {
    try (Server flaky =
        new Server(orch.home(), orch.time(), "update:cut-after*5", "update:409", "update:401")) {
      String[] change = flaky.and("config", "update", NAME, "--description", "y");
      String other = key(orch.run(change).exits(12));
      for (int i = 0; i < 2; i++) {
        orch.run(flaky.and("config", "update", NAME, "--idempotency-key", other))
            .exits(12)
            .says("an earlier attempt got no response")
            .says("config resume " + other);
      }
      orch.run(flaky.and("config", "update", NAME, "--idempotency-key", other)).exits(0);
    }
  }

  @Test
  void aWriteThatALaterOneOvertookIsNotRepeatedOverIt() throws IOException {
    try (Server busy = new Server(orch.home(), orch.time(), "update:503*5")) {
      String[] change = busy.and("config", "update", NAME, "--description");
      String key = key(orch.run(Orch.joined(change, "old")).exits(7));
      orch.run(Orch.joined(change, "newer", "--if-version", "1", "--wait")).exits(0);
      orch.run(busy.and("config", "update", NAME, "--idempotency-key", key))
          .exits(6)
          .says("was changed by operation proc_job_")
          .says("description: \"newer\" -> \"old\"")
          .says("nothing was sent");
      assertEquals("newer", description());
    }
  }

  @Test
  void theSameReplacementAgainSettlesTheFirstWhenItIsVisible() {
    orch.file(
        "all.json",
        """
        {"displayName": "My Support Config", "description": "new", "conversationGroupingType": \
        "GROUP_BY_PROFILE", "memoryStoreId": "mem_store_01k1etk2y5f1y9fpe2epfdtvv2"}""");
    String[] replace = {"--replace", "-f", "all.json", "--yes"};
    String key = key(update(replace).exits(12));
    orch.time().pass(Duration.ofSeconds(5));
    assertEquals("new", description(), "it was applied although no answer came");
    update(replace).exits(0).says("is already up to date").says("--idempotency-key " + key);
    update("--description", "newer", "--wait").exits(0);
    assertEquals("newer", description());
  }

  /** The command reads the configuration twice, and the write may become visible in between. */
  @Test
  void anUpdateThatTakesEffectWhileItIsRepeatedIsNoChangeOfSomebodyElse() throws IOException {
    server.close();
    // The fifth read is the second one of the second update.
    server = new Server(orch.home(), orch.time(), "update:1:cut-after", "get:5:429,retry-after=5");
    String id =
        orch.run(server.and("config", "list", "-o", "name", "--limit", "1")).exits(0).out().strip();
    orch.run(server.and("config", "get", id)).exits(0);
    String[] change = {"config", "update", id, "--description", "new", "--max-retries", "0"};
    String key = key(orch.run(server.and(change)).exits(12));
    String[] again = {"config", "update", id, "--description", "new"};
    orch.run(server.and(again)).exits(0).says("--idempotency-key " + key);
    assertEquals("new", description());
    assertEquals(2, server.seen("PATCH").size());
    assertEquals(key, server.seen("PATCH").get(1).key());
  }

  @Test
  void theKeySettlesADeletionWhoseConfigurationIsGone() {
    Result lost = orch.run(server.and("config", "delete", NAME, "--yes")).exits(12);
    String key = key(lost);
    String id = lost.err().replaceFirst("(?s).*(conv_configuration_[0-9a-z]{26}).*", "$1");
    orch.time().pass(Duration.ofSeconds(5));
    orch.run(server.and("config", "get", id)).exits(5);
    orch.run(server.and("config", "status", "--last")).exits(6).says(key);
    orch.run(server.and("config", "delete", id, "--yes", "--idempotency-key", key, "--wait"))
        .exits(0);
    orch.run(server.and("config", "status", "--last")).exits(0);
  }

  @Test
  void theSameDeletionAgainFinishesTheFirst() {
    Result lost = orch.run(server.and("config", "delete", NAME, "--yes")).exits(12);
    String id = lost.err().replaceFirst("(?s).*(conv_configuration_[0-9a-z]{26}).*", "$1");
    orch.time().pass(Duration.ofSeconds(5));
    orch.run(server.and("config", "delete", id, "--yes", "--wait"))
        .exits(0)
        .says("--idempotency-key " + key(lost));
    orch.run(server.and("config", "status", "--last")).exits(0);
    orch.run(server.and("config", "delete", id, "--yes")).exits(5);
  }

  @Test
  void theSameDeletionByNameAgainFinishesTheFirst() throws IOException {
    String[] faults = {"delete:cut-after*5", "delete:503*5"};
    try (Server faulty = new Server(orch.home(), orch.time(), faults)) {
      String[] delete = faulty.and("config", "delete", NAME, "--yes");
      String again = "--idempotency-key " + key(orch.run(delete).exits(12));
      orch.time().pass(Duration.ofSeconds(5));
      orch.run(delete).exits(7).says(again);
      orch.run(faulty.and("config", "delete", "My Support", "--yes")).exits(5);
      orch.run(delete).exits(0).says(again);
      orch.run(faulty.and("config", "status", "--last")).exits(0);
      orch.run(delete).exits(5);
      orch.run(faulty.and("config", "history", "-o", "json", "--jq", ".[0].before.displayName"))
          .exits(0)
          .prints(NAME + "\n");
    }
  }

  @Test
  void aDeletionThatFindsNothingAfterALostAnswerIsDone() throws IOException {
    try (Server faulty = new Server(orch.home(), orch.time(), "delete:cut-after", "delete:404")) {
      orch.run(faulty.and("config", "delete", NAME, "--yes")).exits(0).says("is deleted");
      orch.run(faulty.and("config", "status", "--last")).exits(2);
    }
  }

  @Test
  void ofSeveralEachIsSettledByItsOwnCommand() {
    orch.run(Orch.joined(server.and("config", "create", "--wait"), other("Second"))).exits(0);
    orch.run(Orch.joined(server.and("config", "create", "--wait"), other("Third"))).exits(0);
    Result result =
        orch.run(server.and("config", "delete", NAME, "Second", "Third", "--yes")).exits(12);
    result.says("is being deleted by ").says("may or may not be deleted");
    long commands = result.err().lines().filter(line -> KEY.matcher(line).find()).count();
    assertEquals(1, commands, result::toString);
    assertEquals(2, result.json().size(), "those that were accepted are on stdout");
  }

  @Test
  void aMistakeInTheExpressionIsFoundBeforeAnythingIsDeleted() {
    orch.run(server.and("config", "delete", NAME, "--yes", "--jq", ".[")).exits(2);
    assertTrue(server.seen("DELETE").isEmpty());
  }

  @Test
  void afterCtrlCEachIsAccountedFor() throws IOException {
    try (Server busy = new Server(orch.home(), orch.time(), "delete:503=1")) {
      orch.run(Orch.joined(busy.and("config", "create", "--wait"), other("Second"))).exits(0);
      orch.time().interruptSleep(orch.time().sleeps().size());
      String[] delete = busy.and("config", "delete", NAME, "Second", "--yes");
      Result result = orch.run(delete).exits(130).printsNothing();
      assertTrue(Thread.interrupted(), "the interrupt is kept for whoever runs the command");
      result.says("may or may not be deleted").says("config resume ");
      result.says("was not deleted; nothing was sent for it");
      assertEquals(1, busy.seen("DELETE").size());
      orch.time().interruptSleep(Integer.MAX_VALUE);
      orch.run(busy.and("config", "update", "Second", "--description", "x", "--wait")).exits(0);
      String[] settle = busy.and("config", "delete", id(result), "--yes", "--wait");
      orch.run(Orch.joined(settle, "--idempotency-key", key(result))).exits(0);
      orch.run(busy.and("config", "get", NAME)).exits(5);
    }
  }

  private static String id(Result result) {
    return result
        .err()
        .replaceFirst("(?s).*\\((conv_configuration_[0-9a-z]{26})\\) may or may not.*", "$1");
  }

  private static String[] other(String name) {
    String[] words = Orch.PLAIN.clone();
    words[1] = name;
    return words;
  }
}
