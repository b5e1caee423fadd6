package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import orch.json.Json;
import orch.term.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch config update} when the configuration was or may have been changed by others. */
class ConcurrentUpdateTest {
  private static final String NAME = "Air-20261122-101500";

  private final FakeTime time = new FakeTime();
  private Orch orch;
  private Server server;
  private Wiretap wire;
  private ObjectNode before;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException, InterruptedException {
    orch = new Orch(home, time);
    server = new Server(home, time);
    wire = new Wiretap(server);
    wire.post(Json.read(Orch.resource("/inputs/multichannel.json")));
    time.pass(Duration.ofSeconds(2));
    before = live();
  }

  @AfterEach
  void close() {
    wire.close();
    server.close();
  }

  private ObjectNode live() {
    return (ObjectNode) orch.run(wire.and("config", "get", NAME)).exits(0).json();
  }

  private Result update(String... args) {
    return orch.run(wire.and(Orch.joined(new String[] {"config", "update", NAME}, args)));
  }

  @Test
  void anotherVersionThanExpectedIsAConflict() {
    update("--description", "new", "--if-version", "7")
        .exits(6)
        .says("the version of " + NAME + " is 1, not 7");
    update("--description", "new", "--if-version", "1").exits(0);
    assertEquals(1, wire.sent("PATCH").size());
  }

  @Test
  void somebodyElsesChangeMeanwhileIsAConflictThatSaysWhatChanged() {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    ObjectNode other = before.deepCopy();
    other.put("description", "mine");
    other.remove(List.of("futureField", "futureObject"));
    other.withObject("/channelSettings/SMS").remove("futureSetting");
    ((ObjectNode) other.at("/channelSettings/SMS/captureRules/0")).remove("futureRuleField");
    orch.file("mine.json", Json.compact(other));
    Orch colleague = orch.colleague(orch.home().resolve("elsewhere"));
    orch.answering(
        () -> {
          colleague
              .run(wire.and("config", "update", NAME, "--description", "theirs", "--wait"))
              .exits(0);
          return "y\n";
        });
    update("--replace", "-f", "mine.json")
        .exits(6)
        .says(NAME + " was changed since it was read; nothing was sent")
        .says("description: \"Multichannel\" -> \"theirs\"");
    assertTrue(wire.sent("PUT").isEmpty());
    assertEquals("theirs", live().path("description").asText());
  }

  @Test
  void anEarlierWriteThatReadsDoNotShowYetIsNotUndone() throws IOException {
    String[] words = {"config", "update", NAME, "--capture"};
    try (Server late = new Server(orch.home(), time, "update:lag=5")) {
      orch.run(late.and(Orch.joined(words, "SMS=+15551230101"))).exits(0);
      orch.run(late.and(Orch.joined(words, "SMS=+15551230102"))).exits(0);
      time.pass(Duration.ofSeconds(10));
    }
    String rules = live().at("/channelSettings/SMS/captureRules").toString();
    assertTrue(rules.contains("+15551230101") && rules.contains("+15551230102"), rules);
  }

  @Test
  void thisUsersEarlierWriteIsWaitedFor() {
    update("--description", "first").exits(0);
    update("--capture", "SMS=+15551230101")
        .exits(0)
        .says("waiting for the earlier operation proc_job_");
    time.pass(Duration.ofSeconds(2));
    assertEquals("first", live().path("description").asText());
    assertEquals(4, live().at("/channelSettings/SMS/captureRules").size());
    assertFalse(wire.sent("PATCH").get(1).body().contains("description"));
  }

  @Test
  void aWriteWhoseAnswerNeverCameIsNotUndone() throws IOException {
    Path elsewhere = Files.createDirectory(orch.home().resolve("faulty"));
    try (Server faulty = new Server(elsewhere, time, "update:cut-after")) {
      String[] create = faulty.and("config", "create", "--wait", "--capture=SMS=+15551230100");
      orch.run(Orch.joined(create, Orch.PLAIN)).exits(0);
      String[] update = faulty.and("config", "update", "My Support Config", "--max-retries=0");
      Result lost = orch.run(Orch.joined(update, "--capture=SMS=+15551230101")).exits(12);
      String key = lost.err().replaceFirst("(?s).*config resume ([0-9a-f-]{36}).*", "$1");
      String[] next = Orch.joined(update, "--capture=SMS=+15551230102");
      orch.run(next)
          .exits(6)
          .says("got no response and may still take effect")
          .says("added {\"from\":\"+15551230101\",\"to\":\"*\"}")
          .says("config resume " + key);
      assertEquals(1, faulty.seen("PATCH").size());
      String[] settle = {"--capture=SMS=+15551230101", "--idempotency-key", key, "--wait"};
      orch.run(Orch.joined(update, settle)).exits(0);
      assertEquals(
          6,
          orch.run(Orch.joined(next, "--wait"))
              .exits(0)
              .json()
              .at("/channelSettings/SMS/captureRules")
              .size());
    }
  }

  @Test
  void aWriteThatWasRefusedLeavesNoDoubt() throws IOException {
    Path elsewhere = Files.createDirectory(orch.home().resolve("faulty"));
    try (Server faulty = new Server(elsewhere, time, "update:403", "update:cut-after")) {
      orch.run(Orch.joined(faulty.and("config", "create", "--wait"), Orch.PLAIN)).exits(0);
      String[] update = faulty.and("config", "update", "My Support Config", "--max-retries=0");
      orch.run(Orch.joined(update, "--description=e")).exits(4);
      orch.run(Orch.joined(update, "--description=e")).exits(12);
      orch.run(Orch.joined(update, "--description=f")).exits(6);
      orch.run(Orch.joined(update, "--description=f", "--if-version=1")).exits(0);
    }
  }
}
