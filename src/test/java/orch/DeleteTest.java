package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import orch.json.Json;
import orch.term.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch config delete}. */
class DeleteTest {
  private final FakeTime time = new FakeTime();
  private Orch orch;
  private Server server;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException {
    orch = new Orch(home, time);
    server = new Server(home, time);
    create("support");
    create("sales");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void create(String name) {
    String[] words = {"config", "create", "--wait", "--name", name, "--description", "d"};
    String[] more = {"--grouping", "profile", "--memory-store", "mem_store_x"};
    run(Orch.joined(words, more)).exits(0);
  }

  private Result run(String... args) {
    return orch.run(server.and(args));
  }

  private int deletes() {
    return server.seen("DELETE").size();
  }

  @Test
  void withoutATerminalItNeedsAYes() {
    run("config", "delete", "support")
        .exits(2)
        .printsNothing()
        .says("deleting support (conv_configuration_")
        .says(
            "needs confirmation, and this is not a terminal\n  hint: to confirm it: orch -p local")
        .says(" config delete support --yes\n  exit 2 (not confirmed)\n");
    assertEquals(0, deletes());
    Result done = run("config", "delete", "support", "--yes", "--wait").exits(0);
    assertEquals("COMPLETED", done.json().path("status").asText());
    done.says(") is deleted");
    run("config", "get", "support").exits(5);
    run("config", "get", "sales").exits(0);
  }

  @Test
  void onATerminalItAsksForTheName() {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.reading("sales\n");
    run("config", "delete", "support")
        .exits(2)
        .says(", type its name:")
        .says("Cancelled. Nothing was deleted.\n")
        .says("exit 2 (not confirmed)");
    orch.reading("");
    run("config", "delete", "support").exits(2);
    assertEquals(0, deletes());
    run("config", "delete", "support", "--no-input")
        .exits(2)
        .says("needs confirmation, and --no-input is set\n")
        .says(" config delete support --no-input --yes\n");
    orch.reading("support\n");
    run("config", "delete", "support").exits(0);
    assertEquals(1, deletes());
  }

  @Test
  void severalAtOnceReportEach() {
    Result done = run("config", "delete", "support", "sales", "support", "-y", "--wait").exits(0);
    assertEquals(2, done.json().size());
    done.says("orch: support (conv_").says("orch: sales (conv_");
    assertEquals(2, deletes());
  }

  @Test
  void whatIsNotThereStopsItBeforeAnythingIsSent() {
    run("config", "delete", "support", "nobody", "--yes").exits(5).says("nobody");
    run("config", "delete", "nobody", "nothing", "--yes")
        .exits(5)
        .says("2 of 2 configurations were not found; nothing was deleted");
    assertEquals(0, deletes());
    Result none = run("config", "delete", "nobody", "--yes", "--ignore-not-found").exits(0);
    none.says("no configuration has the id or name \"nobody\"\n");
    assertEquals(Json.read("{\"unchanged\": true, \"name\": \"nobody\"}"), none.json());
    orch.reading(none.out());
    run("config", "wait", "-").exits(0);
    Result one = run("config", "delete", "support", "nobody", "--yes", "--ignore-not-found");
    assertEquals(2, one.exits(0).json().size());
    orch.reading(one.out());
    Result both = run("config", "wait", "-").exits(0);
    assertEquals("COMPLETED", both.json().path(1).path("status").asText());
    assertEquals(1, deletes());
  }

  @Test
  void whatIsGoneMeanwhileIsDone() {
    Orch other = orch.colleague(orch.home());
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.answering(
        () -> {
          other.run(server.and("config", "delete", "support", "--yes", "--wait")).exits(0);
          time.pass(Duration.ofSeconds(2));
          return "support\n";
        });
    run("config", "delete", "support", "--wait").exits(0).says(") was already deleted");
  }

  @Test
  void theTimeTheAnswerTakesDoesNotCount() {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.answering(
        () -> {
          time.pass(Duration.ofHours(1));
          return "support\n";
        });
    run("config", "delete", "support", "--wait").exits(0).says(") is deleted");
  }

  @Test
  void oneThatFailsDoesNotStopTheOthers() throws IOException {
    try (Server faulty = new Server(orch.home().resolve("."), time, "delete:403*1")) {
      Result result =
          orch.run(faulty.and("config", "delete", "support", "sales", "--yes", "--wait")).exits(4);
      result.says("orch: sales (conv_").says("HTTP 403");
      assertEquals(2, faulty.seen("DELETE").size());
    }
  }

  @Test
  void aDeletionThatCannotBeFollowedIsSaidToBeAccepted() throws IOException {
    try (Server faulty = new Server(orch.home().resolve("."), time, "operation:401")) {
      orch.run(faulty.and("config", "delete", "support", "--yes", "--wait"))
          .exits(4)
          .says("the deletion of support was accepted as operation proc_job_")
          .says("config wait proc_job_");
    }
  }

  @Test
  void aDeletionThatFailedIsToldEvenIfNothingCanBeRead() throws IOException {
    try (Server faulty = new Server(orch.home().resolve("."), time, "delete:fail*2", "get:403*9")) {
      orch.run(faulty.and("config", "delete", "support", "sales", "--yes", "--wait"))
          .exits(9)
          .says("2 of 2 configurations were not deleted");
    }
  }

  @Test
  void dryRunShowsTheRequestsAndAKeyIsForOne() {
    Result shown = run("config", "delete", "support", "sales", "--dry-run").exits(0);
    assertEquals("DELETE", shown.json().at("/1/method").asText());
    assertTrue(shown.json().at("/0/url").asText().contains("/Configurations/conv_"));
    assertEquals(0, deletes());
    run("config", "delete", "support", "sales", "--yes", "--idempotency-key", "name:x")
        .exits(2)
        .says("--idempotency-key is for one write");
  }

  @Test
  void twoOfTheSameNameAreAConflictThatNamesTheIds() {
    create("support");
    for (String[] words :
        new String[][] {
          {"config", "delete", "support", "--yes"},
          {"config", "update", "support", "--description", "x"},
          {"config", "get", "support"}
        }) {
      Result result = run(words).exits(6).says("2 configurations are named \"support\"");
      assertEquals(2, result.err().split("conv_configuration_", -1).length - 1);
    }
    assertEquals(0, deletes() + server.seen("PATCH").size());
  }

  @Test
  void aProtectedProfileAsksForTheNameWhateverYesSays() {
    String account = "AC00000000000000000000000000000001";
    orch.reading("obviously-fake-token\n");
    String[] add = {"profile", "add", "prod", "--protected", "--store", "file"};
    String[] to = {"--account-sid", account, "--base-url", server.url()};
    orch.run(Orch.joined(add, to)).exits(0);
    String[] create = {"-p", "prod", "config", "create", "--wait"};
    orch.run(Orch.joined(create, Orch.PLAIN)).exits(0);
    String[] delete = {"-p", "prod", "config", "delete", "My Support Config", "--yes"};
    orch.run(delete).exits(2).says("the profile is protected, so --yes is not enough");
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.reading("no\n").run(delete).exits(2).says("type its name:");
    assertEquals(0, deletes());
    orch.reading("My Support Config\n").run(delete).exits(0);
    assertEquals(1, deletes());
  }
}
