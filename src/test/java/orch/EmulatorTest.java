package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import orch.json.Json;
import orch.server.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch emulator}. */
class EmulatorTest {
  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(directory);
  }

  private Result stoppedAtOnce(String... args) {
    orch.time().interruptSleep(0);
    return orch.run(Orch.joined(new String[] {"emulator"}, args));
  }

  @Test
  void saysWhereItIsWhenItIsReadyAndStops() {
    Result stopped =
        stoppedAtOnce("--port", "0", "--db", "mine.db").exits(130).saysOnly("orch: stopped\n");
    assertTrue(
        stopped.out().matches("\\{\"baseUrl\":\"http://127\\.0\\.0\\.1:[0-9]+\"\\}\n"),
        stopped::toString);
    assertTrue(Files.exists(home.resolve("mine.db")));
  }

  @Test
  void keepsTheStateOfProfileLocalUnlessToldOtherwise() {
    stoppedAtOnce("--port", "0").exits(130);
    assertTrue(Files.exists(home.resolve(".local/share/orch/local.db")));
  }

  @Test
  void listensOnThisMachineOnly() {
    stoppedAtOnce("--host", "0.0.0.0", "--port", "0")
        .exits(2)
        .printsNothing()
        .says("add --listen-anyway to allow it");
    stoppedAtOnce("--host", "127.0.0.1.example.org", "--port", "0")
        .exits(2)
        .says("--listen-anyway");
    stoppedAtOnce("--host", "0.0.0.0", "--port", "0", "--listen-anyway").exits(130);
    stoppedAtOnce("--host", "::1", "--port", "0").exits(130);
  }

  @Test
  void refusesPortsAndFaultsThatAreNone() {
    stoppedAtOnce("--port", "70000").exits(2).says("--port must be 0 to 65535, not 70000");
    stoppedAtOnce("--port", "0", "--fault", "create:explode")
        .exits(2)
        .says("--fault: fault \"create:explode\"");
  }

  @Test
  void saysWhereARuleIsWrong() {
    stoppedAtOnce("--port", "0", "--fault", "POST:x:503")
        .exits(2)
        .printsNothing()
        .says("--fault: fault \"POST:x:503\": \"x\" at character 6 is not a choice of requests");
    for (String option : new String[] {"--op-fail", "--lose-id", "--stall-body"}) {
      stoppedAtOnce("--port", "0", option, "5x")
          .exits(2)
          .printsNothing()
          .says(option + ": \"5x\" is not a choice of requests; use N (the Nth)");
    }
    stoppedAtOnce("--port", "0", "--latency", "2s..1s")
        .exits(2)
        .says("'2s..1s' is no range: its end is before its start");
    stoppedAtOnce("--port", "0", "--latency", "1s..").exits(2).says("'' is not a duration");
    stoppedAtOnce("--port", "0", "--clock", "sun")
        .exits(2)
        .says("'sun' is not one of real, virtual");
  }

  @Test
  void theSeedIsPrintedWhenAnythingDependsOnIt() {
    assertFalse(ready("--seed", "7", "--fault", "GET:3:503").has("seed"));
    assertEquals(7, ready("--seed", "7", "--op-fail", "5%").path("seed").asInt(-1));
    assertEquals(7, ready("--seed", "7", "--latency", "1s..2s").path("seed").asInt(-1));
    assertTrue(ready("--fault", "GET:5%:503").path("seed").asInt(-1) >= 0);
  }

  @Test
  void thePathForTestsIsPrintedWhenItIsServed() {
    assertFalse(ready().has("adminUrl"));
    JsonNode ready = ready("--admin");
    assertEquals(ready.path("baseUrl").asText() + "/_emulator", ready.path("adminUrl").asText());
  }

  private JsonNode ready(String... args) {
    String[] port = {"--port", "0"};
    return Json.read(stoppedAtOnce(Orch.joined(port, args)).exits(130).out());
  }

  @Test
  void namesTheFileThatCannotHoldItsState() throws Exception {
    orch.file("plain", "");
    for (String file : new String[] {"/proc/x.db", "plain/x.db", "."}) {
      Result refused =
          stoppedAtOnce("--port", "0", "--db", file)
              .exits(2)
              .printsNothing()
              .says("cannot keep its state in " + home.resolve(file))
              .says("; to use another file: orch emulator --port 0 --db /tmp/orch.db\n");
      assertFalse(refused.err().contains("cannot listen"), refused::toString);
    }
    orch.file("notes.txt", "not a database, but a text that is long enough to look like one\n");
    stoppedAtOnce("--port", "0", "--db", "notes.txt")
        .exits(1)
        .printsNothing()
        .says("cannot keep its state in " + home.resolve("notes.txt"));
  }

  @Test
  void saysWhenThePortIsTaken() throws Exception {
    try (Server other = new Server(home, orch.time())) {
      String port = other.url().substring(other.url().lastIndexOf(':') + 1);
      stoppedAtOnce("--port", port)
          .exits(2)
          .printsNothing()
          .says("; to use any free port: orch emulator --port 0\n");
    }
  }

  @Test
  void anotherPortIsNoRemedyForTheWrongHost() {
    for (String port : new String[] {"0", "4010"}) {
      stoppedAtOnce("--host", "no.such.invalid", "--listen-anyway", "--port", port)
          .exits(2)
          .printsNothing()
          .saysOnly(
              """
              orch: cannot listen on port %s of no.such.invalid: the host no.such.invalid is unknown
                exit 2 (wrong command line)
              """
                  .formatted(port));
    }
    // An address for documentation (RFC 5737), which no machine has.
    Result foreign =
        stoppedAtOnce("--host", "192.0.2.1", "--listen-anyway", "--port", "0")
            .exits(2)
            .says("orch: cannot listen on port 0 of 192.0.2.1: ");
    assertFalse(foreign.err().contains("free port"), foreign::toString);
  }

  @Test
  void sharesADatabaseOfPostgresql() throws Exception {
    Postgres postgres = Postgres.shared();
    postgres.environment().forEach((name, value) -> orch.with(name, value));
    String url = postgres.url("emulator_test");
    stoppedAtOnce("--port", "0", "--db", url).exits(130).saysOnly("orch: stopped\n");
    assertEquals(1, postgres.number("SELECT count(*) FROM emulator_test.orch_version"));
    assertFalse(Files.exists(home.resolve(".local/share/orch/local.db")));

    stoppedAtOnce("--port", "0", "--db", url.replace("/postgres?", "/nowhere?"))
        .exits(2)
        .printsNothing()
        .says("/nowhere (database \"nowhere\" does not exist)")
        .says("; to use a file instead: orch emulator --port 0 --db /tmp/orch.db\n");
    stoppedAtOnce("--port", "0", "--db", "postgresql://orch@127.0.0.1:1/sandbox")
        .exits(1)
        .printsNothing()
        .says(
            "cannot keep its state in postgresql://orch@127.0.0.1:1/sandbox:"
                + " the server does not answer (Connection refused)");
  }

  @Test
  void refusesAPasswordOnTheCommandLineAndDoesNotRepeatIt() {
    for (String url :
        new String[] {
          "postgresql://orch:hunter2@db.example.com/sandbox",
          "postgres://db.example.com/sandbox?password=hunter2"
        }) {
      Result refused =
          stoppedAtOnce("--port", "0", "--db", url)
              .exits(2)
              .printsNothing()
              .says("--db: other users of this machine can see a password there: set PGPASSWORD");
      assertFalse(refused.err().contains("hunter2"), refused::toString);
    }
    stoppedAtOnce("--port", "0", "--db", "mysql://db.example.com/sandbox")
        .exits(2)
        .printsNothing()
        .says("--db: a URL begins with postgresql://; anything else is a file");
  }
}
