package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import orch.json.Json;
import orch.term.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch config status} and {@code orch config wait}. */
class WaitTest {
  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(directory);
  }

  private String started() {
    return orch.local(joined(new String[] {"config", "create"}, PLAIN)).exits(0).out();
  }

  private static String[] named(String name) {
    String[] words = PLAIN.clone();
    words[1] = name;
    return words;
  }

  private static String id(String operation) {
    return Json.read(operation).path("operationId").asText();
  }

  @Test
  void whatCreatePrintsCanBePipedIntoWait() {
    orch.reading(started());
    Result waited = orch.local("config", "wait", "-").exits(0);
    assertEquals("COMPLETED", waited.json().path("status").asText());
    orch.local("config", "status", "-").exits(0);
  }

  @Test
  void aWriteAtATerminalEndsWithHowToWaitForIt() {
    orch.onTerminal(Terminal.Stream.OUT).onTerminal(Terminal.Stream.ERR);
    Result created =
        orch.local(joined(new String[] {"config", "create", "--color", "never"}, PLAIN)).exits(0);
    String id = id(created.out());
    created.saysOnly("orch: to wait for it: orch -p local config wait " + id + "\n");
    orch.local("config", "wait", id).exits(0);
    String[] update = {
      "config", "update", "My Support Config", "--color", "never", "--description"
    };
    Result updated = orch.local(joined(update, "e")).exits(0);
    updated.saysOnly("orch: to wait for it: orch -p local config wait " + id(updated.out()) + "\n");
    orch.local("config", "wait", "--last").exits(0);
    orch.local(joined(update, "f", "-q")).exits(0).saysOnly("");
    orch.local("config", "wait", "--last").exits(0);
    orch.local(joined(update, "g", "--wait", "--progress=none")).exits(0).saysOnly("");
    orch.local("config", "delete", "My Support Config", "--yes")
        .exits(0)
        .says("orch: to wait for it: orch -p local config wait proc_job_");
  }

  @Test
  void theAdviceForSeveralDeletionsIsOneCommandLine() {
    orch.onTerminal(Terminal.Stream.OUT).onTerminal(Terminal.Stream.ERR);
    for (String name : new String[] {"one", "two"}) {
      orch.local(joined(new String[] {"config", "create", "--wait"}, named(name)));
    }
    String err = orch.local("config", "delete", "one", "two", "--yes").exits(0).err();
    assertTrue(
        err.matches("(?s).*to wait for them: orch -p local config wait proc_\\w+ proc_\\w+\n"),
        err);
  }

  @Test
  void aPipeGetsNoAdvice() {
    orch.onTerminal(Terminal.Stream.ERR);
    orch.local(joined(new String[] {"config", "create"}, PLAIN)).exits(0).saysOnly("");
  }

  @Test
  void anUpdateThatChangesNothingCanBePipedIntoWait() {
    String[] same = {"config", "update", "My Support Config", "--description", "d"};
    String started = started();
    orch.reading(started);
    orch.local("config", "wait", "-").exits(0);
    Result unchanged = orch.local(same).exits(0).says("is already up to date");
    String id = Json.read(started).path("related").path("configurationId").asText();
    assertEquals(Json.object().put("unchanged", true).put("configurationId", id), unchanged.json());
    orch.local(joined(same, "-o", "name")).prints(id + "\n");
    orch.local(joined(same, "-o", "name", "--wait")).prints(id + "\n");
    orch.local(joined(same, "--fields", "operationId")).exits(0);
    orch.reading(unchanged.out());
    orch.local("config", "wait", "-").exits(0).prints(unchanged.out()).saysOnly("");
    orch.local("config", "status", "-", "--exit-status").exits(0).prints(unchanged.out());
    orch.reading(started + unchanged.out() + started);
    JsonNode both = orch.local("config", "wait", "-").exits(0).json();
    assertEquals("COMPLETED", both.path(0).path("status").asText());
    assertEquals(unchanged.json(), both.path(1));
    assertEquals(2, both.size());
  }

  private static String configuration(String operation) {
    return Json.read(operation).path("related").path("configurationId").asText();
  }

  @Test
  void aConfigurationStandsForItsLatestOperation() {
    String created = started();
    String id = configuration(created);
    Result status = orch.local("config", "status", id).exits(0);
    assertEquals(id(created), status.json().path("operationId").asText());
    status.saysOnly("orch: the latest operation of " + id + " is " + id(created) + "\n");
    orch.reading(id + "\n");
    orch.local("config", "wait", "-").exits(0);
    String[] update = {"config", "update", "My Support Config", "--description", "e"};
    String updated = orch.local(update).exits(0).out();
    Result waited = orch.local("config", "wait", "my support CONFIG", "--progress=none").exits(0);
    assertEquals(id(updated), waited.json().path("operationId").asText());
    waited.says("orch: using My Support Config (" + id + ")\n");
    waited.says(
        "orch: the latest operation of My Support Config (" + id + ") is " + id(updated) + "\n");
    orch.local(joined(new String[] {"config", "create", "--wait"}, named("other"))).exits(0);
    assertEquals(
        id(updated),
        orch.local("config", "status", "My Support Config").json().path("operationId").asText());
  }

  @Test
  void aConfigurationWithoutAKnownOperationIsNotFound() {
    String id = configuration(started());
    orch.local("config", "wait", "--last").exits(0);
    orch.with("XDG_STATE_HOME", home.resolve("elsewhere").toString());
    orch.local("config", "status", "My Support Config")
        .exits(5)
        .printsNothing()
        .says(
            "orch: the journal on this machine has no operation of the configuration My Support"
                + " Config ("
                + id
                + ")\n  hint: to see the configuration itself: orch -p local config get "
                + id);
    orch.local("config", "wait", "My Suport Config")
        .exits(5)
        .says(
            "orch: no operation has the id \"My Suport Config\", and no configuration has the id or"
                + " name \"My Suport Config\"; did you mean My Support Config?\n");
    orch.local("config", "wait", "proc_job_1").exits(5).says("cannot read the operation");
  }

  @Test
  void theOutputOfACreateWithWaitCanBePipedIntoWait() {
    orch.reading(
        orch.local(joined(new String[] {"config", "create", "--wait"}, PLAIN)).exits(0).out());
    Result waited = orch.local("config", "wait", "-").exits(0);
    assertEquals("COMPLETED", waited.json().path("status").asText());
  }

  @Test
  void theStatusUrlOfAnEarlierCommandIsUnderstoodByItsId() {
    String url = Json.read(started()).path("statusUrl").asText();
    assertEquals(
        "COMPLETED", orch.local("config", "wait", url).exits(0).json().path("status").asText());
  }

  @Test
  void statusLooksOnceAndEndsWithZeroWhateverItSays() {
    String id = id(started());
    assertEquals(
        "PENDING", orch.local("config", "status", id).exits(0).json().path("status").asText());
    orch.local("config", "status", id, "--exit-status").exits(8);
    orch.time().pass(Duration.ofSeconds(2));
    orch.local("config", "status", id, "--exit-status").exits(0);
    orch.local("config", "status", "--last", "--exit-status").exits(0);
  }

  @Test
  void statusTellsAFailedOperation() throws IOException {
    try (Server server = new Server(home, orch.time(), "create:fail")) {
      String operation =
          orch.run(server.and(joined(new String[] {"config", "create"}, PLAIN))).exits(0).out();
      orch.time().pass(Duration.ofSeconds(2));
      String id = id(operation);
      orch.run(server.and("config", "status", id)).exits(0);
      orch.run(server.and("config", "status", id, "--exit-status")).exits(9);
    }
  }

  @Test
  void theDeadlineEndsTheWaitWithEightAndSaysHowToGoOn() {
    String id = id(started());
    Result waited =
        orch.local("config", "wait", id, "--timeout", "500ms", "--progress", "none").exits(8);
    assertEquals("PENDING", waited.json().path("status").asText());
    waited.saysOnly(
        "orch: the operation "
            + id
            + " is not finished: its last known status was PENDING when the deadline passed\n"
            + "  hint: it continues without orch; to keep waiting: orch -p local config wait "
            + id
            + "\n  exit 8 (not finished)\n");
  }

  @Test
  void aSleepThatWouldPassTheDeadlineIsNotBegun() {
    String id = id(started());
    orch.local("config", "wait", id, "--timeout", "100ms").exits(8);
    assertTrue(orch.time().sleeps().isEmpty(), () -> orch.time().sleeps().toString());
  }

  @Test
  void createWithWaitGivesUpAtTheDeadlineWithTheLastStateOnStdout() {
    Result created =
        orch.local(
            joined(new String[] {"config", "create", "--wait", "--timeout", "500ms"}, PLAIN));
    created.exits(8).says("orch -p local config wait proc_job_");
    assertEquals("PENDING", created.json().path("status").asText());
  }

  @Test
  void severalOperationsAreAnArrayAndTheWorstDecides() throws IOException {
    try (Server server = new Server(home, orch.time(), "create:fail")) {
      String[] create = joined(new String[] {"config", "create"}, PLAIN);
      String failing = id(orch.run(server.and(create)).exits(0).out());
      String fine = id(orch.run(server.and(create)).exits(0).out());
      Result waited =
          orch.run(server.and("config", "wait", fine, failing, "--progress", "none")).exits(9);
      JsonNode operations = waited.json();
      assertEquals("COMPLETED", operations.path(0).path("status").asText());
      assertEquals("FAILED", operations.path(1).path("status").asText());
      waited.says("orch: 1 of 2 operations did not complete\n");
    }
  }

  @Test
  void anOldOrInventedOperationIsNotWaitedFor() {
    Result waited =
        orch.local("config", "wait", "proc_job_01h9d8r0vte3hz8tykdj329t7r")
            .exits(5)
            .printsNothing();
    waited.says("cannot read the operation proc_job_01h9d8r0vte3hz8tykdj329t7r: HTTP 404");
    assertTrue(orch.time().sleeps().isEmpty());
  }

  @Test
  void aNewOperationThatIsNotKnownYetIsLookedForAgain() throws IOException {
    try (Server server = new Server(home, orch.time(), "operation:404*3")) {
      orch.run(server.and(joined(new String[] {"config", "create", "--wait"}, PLAIN))).exits(0);
    }
  }

  @Test
  void lastIsTheOperationThatWasStartedLast() {
    started();
    String id = id(started());
    assertEquals(
        id, orch.local("config", "wait", "--last").exits(0).json().path("operationId").asText());
  }

  @Test
  void withoutAnyOperationItSaysWhatIsMissing() {
    orch.local("config", "wait")
        .exits(2)
        .printsNothing()
        .says("give the operation's id or status URL");
    orch.local("config", "wait", "-").exits(2).says("standard input names no operation");
    orch.local("config", "wait", "--last").exits(2).says("--last: the journal has no operation");
    orch.reading("{\"foo\": 1}");
    orch.local("config", "wait", "-")
        .exits(2)
        .says("the JSON on standard input has neither operationId nor statusUrl");
  }

  @Test
  void ctrlCStopsAtOnceAndSaysHowToGoOn() {
    String id = id(started());
    orch.time().interruptSleep(orch.time().sleeps().size());
    Result waited = orch.local("config", "wait", id);
    Thread.interrupted();
    waited.exits(130).printsNothing().says("orch -p local config wait " + id);
  }

  @Test
  void pollsGetFurtherAndFurtherApart() throws IOException {
    try (Server server = new Server(home, orch.time(), "operation:503*12")) {
      orch.run(server.and(joined(new String[] {"config", "create", "--wait"}, PLAIN))).exits(0);
      double expected = 1;
      for (Duration sleep : orch.time().sleeps().subList(1, 7)) {
        double seconds = sleep.toMillis() / 1000.0;
        assertTrue(
            seconds >= 0.8 * expected && seconds <= 1.2 * expected,
            sleep + " is not " + expected + " s +-20 %");
        expected = Math.min(10, expected * 1.5);
      }
    }
  }

  @Test
  void progressAsJsonGoesToStderrAndTheResultAloneToStdout() {
    for (String[] line :
        List.of(new String[] {"-o", "json"}, new String[] {"--progress", "json"})) {
      String[] create = {"config", "create", "--wait"};
      Result created = orch.local(joined(joined(create, PLAIN), line)).exits(0);
      assertEquals("My Support Config", created.json().path("displayName").asText());
      List<String> said = created.err().lines().filter(text -> text.startsWith("{\"at\"")).toList();
      assertEquals(1, said.size(), created::toString);
      assertEquals("COMPLETED", Json.read(said.get(0)).path("status").asText());
    }
  }

  @Test
  void anOperationThatIsNotFinishedIsWorthAnotherTry() {
    String id = id(started());
    String[] wait = {"config", "wait", id, "--timeout", "500ms", "-o", "json"};
    assertTrue(orch.local(wait).exits(8).error().path("retryable").isBoolean());
    assertTrue(orch.local(wait).exits(8).error().path("retryable").asBoolean());
    String[] create = {"config", "create", "--wait", "--timeout", "500ms", "-o", "json"};
    assertTrue(orch.local(joined(create, PLAIN)).exits(8).error().path("retryable").asBoolean());
  }
}
