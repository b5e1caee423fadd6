package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orch.json.Json;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machines;
import orch.server.fault.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** orch in separate processes: pipes, signals, concurrency, and kill -9. */
class ProcessIT {
  private static final String CREATE =
      "orch -p local config create --name 'My Support Config' --description d"
          + " --grouping GROUP_BY_PROFILE --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 ";

  private static final String[] WAITING = {
    "-p",
    "local",
    "config",
    "create",
    "--name",
    "n",
    "--description",
    "d",
    "--grouping",
    "profile",
    "--memory-store",
    "mem_store_x",
    "--wait",
    "--progress",
    "json"
  };

  private Path home;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    machine = new Launched(directory);
  }

  @Test
  void theMainJob() throws Exception {
    Result created = machine.shell(CREATE + "--wait").exits(0).says("COMPLETED after ");
    assertEquals("My Support Config", created.json().path("displayName").asText());
    assertEquals(1, created.json().path("version").intValue());
    assertTrue(
        machine.orch("-p", "local", "config", "list").exits(0).out().contains("My Support Config"));
  }

  @Test
  void createIsPipedIntoWait() throws Exception {
    JsonNode operation = machine.shell(CREATE + "| orch -p local config wait -").exits(0).json();
    assertEquals("COMPLETED", operation.path("status").asText());
  }

  @Test
  void twentyAtOnceAreTwentyConfigurations() throws Exception {
    List<Launched.Running> running = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      running.add(
          machine.start("/bin/sh", "-c", "orch() { \"$LAUNCHER\" \"$@\"; }\n" + CREATE + "--wait"));
    }
    for (Launched.Running one : running) {
      Result result = machine.end(one).exits(0);
      assertTrue(!result.err().contains("lock"), result::toString);
    }
    Result list = machine.orch("-p", "local", "config", "list", "-o", "name").exits(0);
    assertEquals(20, list.out().lines().distinct().count());
    long entries =
        machine
            .shell("cat .local/state/orch/journal/*.jsonl")
            .exits(0)
            .out()
            .lines()
            .filter(line -> Json.read(line).path("event").asText().equals("accepted"))
            .count();
    assertEquals(20, entries);
  }

  @Test
  void ctrlCEndsTheWaitAtOnceWithOneHundredThirty() throws Exception {
    interrupted("INT", 130);
  }

  @Test
  void aTerminationEndsTheWaitWithOneHundredFortyThree() throws Exception {
    interrupted("TERM", 143);
  }

  private void interrupted(String signal, int code) throws IOException, InterruptedException {
    Launched.Running emulator =
        machine.start(
            Launched.CHECKOUT.resolve("bin/orch").toString(),
            "emulator",
            "--port",
            "0",
            "--db",
            "slow.db",
            "--latency",
            "1h");
    emulator.untilItSays("baseUrl");
    String url = Json.read(Files.readString(emulator.out())).path("baseUrl").asText();
    Launched.Running waiting =
        machine.start(
            Launched.CHECKOUT.resolve("bin/orch").toString(),
            Orch.joined(WAITING, "--base-url", url, "--timeout", "2h"));
    Thread.sleep(2500);
    waiting.signal(signal);
    long start = System.nanoTime();
    Result ended = machine.end(waiting).exits(code).printsNothing();
    assertTrue(System.nanoTime() - start < 4_000_000_000L, "at once");
    ended.says("orch -p local --base-url " + url + " config wait proc_job_");
    emulator.signal("TERM");
    machine.end(emulator).exits(143).says("orch: stopped\n");
  }

  @Test
  void whatWasAcceptedSurvivesKillNine() throws Exception {
    Launched.Running emulator =
        machine.start(
            Launched.CHECKOUT.resolve("bin/orch").toString(),
            "emulator",
            "--port",
            "0",
            "--db",
            ".local/share/orch/local.db",
            "--latency",
            "0");
    emulator.untilItSays("baseUrl");
    String url = Json.read(Files.readString(emulator.out())).path("baseUrl").asText();
    Result created = machine.shell(CREATE + "--wait -o name --base-url " + url).exits(0);
    emulator.signal("KILL");
    machine.end(emulator).exits(137);
    machine.orch("-p", "local", "config", "list", "-o", "name").exits(0).prints(created.out());
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoFailureAndAFullDiskIs() throws Exception {
    machine.shell("orch --help | true").exits(0).saysOnly("");
    machine.shell("{ orch --help; echo $? >&2; } | true").exits(0).saysOnly("0\n");
    machine
        .shell("orch -p local config list > /dev/full")
        .exits(1)
        .says("orch: standard output cannot be written: No space left on device");
  }

  @Test
  void aStalledReaderOfStdinGetsNoPrompt() throws Exception {
    machine.shell("orch config create < /dev/null").exits(3).printsNothing();
  }

  @Test
  void textsKeepTheirLettersInTheCLocale() throws Exception {
    Result dry =
        machine.shell(
            "unset LANG LC_CTYPE; LC_ALL=C; export LC_ALL; "
                + CREATE.replace("--description d", "--description 'Grüße, 漢字'")
                + "--dry-run");
    assertEquals("Grüße, 漢字", dry.exits(0).json().at("/body/description").asText());
  }

  @Test
  void theJournalIsForItsOwnerOnly() throws Exception {
    machine.shell(CREATE).exits(0);
    machine
        .shell("stat -c %a .local/state/orch/journal/*.jsonl .local/share/orch/local.db")
        .exits(0)
        .prints("600\n600\n");
  }

  @Test
  void withoutAPlaceForTheJournalTheWorkIsStillDone() throws Exception {
    Files.createDirectories(home.resolve(".local"));
    Files.writeString(home.resolve(".local/state"), "a file where a directory should be");
    Result result = machine.shell(CREATE + "-q").exits(0);
    assertEquals(1, result.err().lines().count(), result::toString);
    result
        .says("the journal cannot be written: ")
        .says(": Not a directory; this write is not recorded");
  }

  @Test
  void ofTwoUpdatesAtOnceOneWinsAndTheOtherSaysWhatChanged() throws Exception {
    // Both processes read before one writes, because the first reads are slow, also that of the
    // create.
    ControlPlaneSettings settings =
        ControlPlaneSettings.local(home.resolve("server.db"), Machines.real())
            .withLatency(Duration.ofSeconds(3))
            .withFaults(Faults.parse(List.of("get:slow=2000*3")));
    try (ControlPlane plane = ControlPlane.start(settings)) {
      String orch = "orch -p local --base-url " + plane.baseUrl() + " config ";
      String id =
          machine
              .shell(
                  orch
                      + "create --name n --description d --grouping profile"
                      + " --memory-store mem_store_x --wait --fields id -o name --max-retries 0")
              .exits(0)
              .out()
              .strip();
      String update = orch + "update " + id + " --description ";
      Result both =
          machine
              .shell(
                  update
                      + "one > one.out 2> one.err & one=$!; "
                      + update
                      + "two > two.out 2> two.err & two=$!;"
                      + " wait $one; a=$?; wait $two; echo $a $?")
              .exits(0);
      boolean first = both.out().equals("0 6\n");
      String said1 = Files.readString(home.resolve("one.err"));
      String said2 = Files.readString(home.resolve("two.err"));
      assertTrue(first || both.out().equals("6 0\n"), () -> both + said1 + said2);
      String winner = first ? "one" : "two";
      String loser = first ? "two" : "one";
      String said = Files.readString(home.resolve(loser + ".err"));
      assertTrue(said.contains("nothing was sent"), said);
      assertTrue(said.contains("description: \"d\" -> \"" + winner + "\""), said);
      assertEquals("", Files.readString(home.resolve(loser + ".out")));
    }
  }

  @Test
  void ofTwoAppliesAtOnceBothEndWellAndOneCreates() throws Exception {
    // Both processes list before one creates, unless they take turns.
    ControlPlaneSettings settings =
        ControlPlaneSettings.local(home.resolve("server.db"), Machines.real())
            .withLatency(Duration.ofSeconds(1))
            .withFaults(Faults.parse(List.of("list:slow=2000*2")));
    String file = "displayName: n\ndescription: d\nconversationGroupingType: GROUP_BY_PROFILE\n";
    Files.writeString(home.resolve("n.yaml"), file + "memoryStoreId: mem_store_x\n");
    try (ControlPlane plane = ControlPlane.start(settings)) {
      String orch = "orch -p local --base-url " + plane.baseUrl() + " config ";
      String apply = orch + "apply -f n.yaml --yes --max-retries 0 > ";
      Result both =
          machine
              .shell(
                  apply
                      + "one.out 2> one.err & one=$!; "
                      + apply
                      + "two.out 2> two.err & two=$!;"
                      + " wait $one; a=$?; wait $two; echo $a $?")
              .exits(0);
      String said =
          Files.readString(home.resolve("one.err")) + Files.readString(home.resolve("two.err"));
      assertEquals("0 0\n", both.out(), said);
      assertTrue(said.contains("waiting for an earlier write that is not visible yet"), said);
      assertTrue(said.contains("nothing to do: 1 unchanged"), said);
      Result list = machine.shell(orch + "list -o name").exits(0);
      assertEquals(1, list.out().lines().count(), list::toString);
    }
  }
}
