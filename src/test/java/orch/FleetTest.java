package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orch.host.StopSignal;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch fleet}: the same in many accounts, and what is told of each. */
class FleetTest {
  private static final String SHARED =
      """
      displayName: Support
      description: of ${account.NAME} in ${account.vars.region}
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;

  private Path home;
  private Orch orch;
  private Server server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(home);
    server = new Server(home, orch.time());
    orch.file("shared.yaml", SHARED);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void faults(String... faults) throws IOException {
    server.close();
    server = new Server(home, orch.time(), faults);
  }

  /** Profiles p-0, p-1..., each of an account, and a file of them with variables. */
  private void accounts(int count) throws IOException {
    FleetProfiles.write(home, count, number -> server.url());
    StringBuilder csv = new StringBuilder("name,account,profile,vars.region\n");
    for (int i = 0; i < count; i++) {
      csv.append("a-" + i + "," + FleetProfiles.sid(i) + ",p-" + i + ",\"r, " + i + "\"\n");
    }
    orch.file("accounts.csv", csv.toString());
  }

  private Result fleet(String verb, String... more) {
    return orch.run(
        Orch.joined(
            new String[] {"fleet", verb, "--accounts", "accounts.csv", "-f", "shared.yaml"}, more));
  }

  private List<JsonNode> lines(String file) throws IOException {
    return Json.readAll(Files.readString(home.resolve(file)));
  }

  private Map<String, Integer> counts(String file, String event) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (JsonNode line : lines(file)) {
      if (line.path("event").asText().equals(event)) {
        counts.merge(line.path("name").asText(), 1, Integer::sum);
      }
    }
    return counts;
  }

  @Test
  void eachAccountGetsTheFilesWithItsOwnValues() throws IOException {
    accounts(3);
    fleet("apply", "--yes").exits(0).says("orch: 3 accounts: 3 done");
    for (int i = 0; i < 3; i++) {
      JsonNode live = orch.run("-p", "p-" + i, "config", "get", "Support").exits(0).json();
      assertEquals("of a-" + i + " in r, " + i, live.path("description").asText());
    }
    int writes = server.seen("POST").size();
    fleet("apply", "--yes").exits(0);
    assertEquals(3, writes);
    assertEquals(3, server.seen("POST").size(), "the same again sends no write");
    assertEquals(List.of(), server.seen("PATCH"));
  }

  @Test
  void aValueIsATextWhateverItLooksLike() throws IOException {
    accounts(1);
    orch.file(
        "accounts.csv",
        "name,profile,vars.region\na-0,p-0,\"x\"\"\n- ${env:HOME} ${account.name}: {a: 1}\"\n");
    fleet("apply", "--yes", "--allow-env").exits(0);
    JsonNode live = orch.run("-p", "p-0", "config", "get", "Support").exits(0).json();
    assertEquals(
        "of a-0 in x\"\n- ${env:HOME} ${account.name}: {a: 1}", live.path("description").asText());
  }

  @Test
  void anUnknownVariableIsAnInvalidDocumentOfThatAccount() throws IOException {
    accounts(1);
    orch.file("shared.yaml", SHARED.replace("vars.region", "vars.regoin"));
    fleet("apply", "--yes")
        .exits(3)
        .says("shared.yaml:2: description has ${account.vars.regoin}, which the account a-0 does")
        .says("${account.vars.region}");
    assertEquals(List.of(), server.seen("POST"));
    fleet("validate", "-o", "jsonl").exits(3).saysJsonOnly();
    Result alone = orch.run("config", "validate", "-f", "shared.yaml");
    assertTrue(alone.out().contains("which only orch fleet replaces"), alone.out());
    orch.local("config", "apply", "-f", "shared.yaml", "--yes").exits(3);
  }

  @Test
  void aDollarSignKeepsAReference() throws IOException {
    accounts(1);
    orch.file("shared.yaml", SHARED.replace("of ${account", "of $${account"));
    fleet("apply", "--yes").exits(0);
    JsonNode live = orch.run("-p", "p-0", "config", "get", "Support").exits(0).json();
    assertEquals("of ${account.NAME} in r, 0", live.path("description").asText());
  }

  @Test
  void theFailureOfOneStopsNoOther() throws IOException {
    accounts(3);
    brokenSecret(1);
    Result result = fleet("apply", "--yes", "-o", "json").exits(11);
    List<String> states = new ArrayList<>();
    result.json().forEach(each -> states.add(each.path("state").asText()));
    assertEquals(List.of("done", "failed", "done"), states);
    assertEquals(4, result.json().get(1).path("exitCode").asInt());
    JsonNode error = result.error();
    assertEquals(11, error.path("exitCode").asInt());
    assertTrue(error.path("errors").get(0).path("detail").asText().startsWith("a-1 (AC"));
    for (String verb : List.of("diff", "plan")) {
      fleet(verb).exits(11).says("a-1 (" + FleetProfiles.sid(1) + "): exit 4");
    }
    orch.run("fleet", "list", "--profiles", "p-*").exits(11).says("2 done, 1 failed");
    orch.run("fleet", "export", "--profiles", "p-*", "--dir", "out").exits(11);
    assertTrue(Files.exists(home.resolve("out/p-2/Support.yaml")));
    assertFalse(Files.exists(home.resolve("out/p-1")));
  }

  /** Takes the secret of an account away. */
  private void brokenSecret(int number) throws IOException {
    Path file = home.resolve(".config/orch/credentials.json");
    ObjectNode secrets = (ObjectNode) Json.read(Files.readString(file));
    secrets.remove("p-" + number);
    Files.writeString(file, Json.compact(secrets));
  }

  @Test
  void aFleetOfOneAccountHasTheExitCodeOfItsCommand() throws IOException {
    accounts(1);
    brokenSecret(0);
    fleet("apply", "--yes").exits(4);
    accounts(1);
    fleet("diff", "--exit-code").exits(10).says("+ Support");
  }

  @Test
  void theTextsOfTheAccountsAreNotMixedUp() throws IOException {
    accounts(6);
    Result result = fleet("plan", "--parallel", "6").exits(0);
    String[] blocks = result.err().split("(?m)^orch: \\d of 6: ", -1);
    assertEquals(7, blocks.length);
    for (int i = 1; i < blocks.length; i++) {
      String name = blocks[i].substring(0, blocks[i].indexOf(' '));
      assertTrue(blocks[i].contains("\"of " + name + " in r, "), blocks[i]);
      assertEquals(2, blocks[i].split("displayName").length, blocks[i]);
    }
    result = fleet("plan", "--parallel", "6", "-o", "jsonl").exits(0);
    Set<String> names = new HashSet<>();
    for (JsonNode line : Json.readAll(result.err())) {
      if (line.has("plan")) {
        names.add(line.path("account").asText());
        assertTrue(line.toString().contains("of " + line.path("account").asText() + " in r, "));
      }
    }
    assertEquals(6, names.size());
  }

  @Test
  void nothingStartsAfterTheLimitOfFailures() throws IOException {
    faults("create:400*forever");
    accounts(40);
    fleet("apply", "--yes", "--max-failures", "3", "--parallel", "4", "--report", "r.jsonl")
        .exits(11)
        .says("unstarted");
    int started = counts("r.jsonl", "start").size();
    // Three have failed before the last one was started, and at most three run beside it.
    assertTrue(started >= 3 && started <= 6, "started " + started);
    assertEquals(counts("r.jsonl", "start"), counts("r.jsonl", "end"));
    int failures = 0;
    for (JsonNode line : lines("r.jsonl")) {
      assertFalse(
          failures >= 3 && line.path("event").asText().equals("start"),
          "an account was started after the limit: " + line);
      failures += line.path("state").asText().equals("failed") ? 1 : 0;
    }
    faults();
    accounts(40);
    fleet("apply", "--yes", "--resume", "r.jsonl").exits(0);
    orch.run("fleet", "report", "merge", "r.jsonl").exits(0).says("40 accounts: 40 done");
  }

  @Test
  void aResumedRunTouchesOnlyWhatIsNotDone() throws IOException {
    accounts(4);
    brokenSecret(2);
    fleet("apply", "--yes", "--report", "r.jsonl").exits(11).says("--resume r.jsonl");
    orch.run("fleet", "report", "merge", "r.jsonl").exits(11).says("failed: a-2");
    fleet("apply", "--yes", "--report", "r.jsonl").exits(2).says("there is a report r.jsonl");
    FleetProfiles.write(home, 4, number -> server.url());
    fleet("apply", "--yes", "--resume", "r.jsonl").exits(0).says("1 done, 3 skipped");
    assertEquals(Map.of("a-0", 1, "a-1", 1, "a-2", 2, "a-3", 1), counts("r.jsonl", "end"));
    orch.run("fleet", "report", "merge", "r.jsonl").exits(0);
    // Other files, another hash: everything is to be done.
    orch.file("shared.yaml", SHARED + "memoryExtractionEnabled: true\n");
    fleet("apply", "--yes", "--resume", "r.jsonl").exits(0).says("4 accounts: 4 done");
  }

  @Test
  void aPartOfALineAndAnAccountWithoutAnEndAreNoObstacle() throws IOException {
    accounts(3);
    fleet("apply", "--yes", "--report", "r.jsonl").exits(0);
    Path file = home.resolve("r.jsonl");
    String text = Files.readString(file);
    int last = text.lastIndexOf("{\"event\":\"end\"");
    Files.writeString(file, text.substring(0, last + 40));
    orch.run("fleet", "report", "merge", "r.jsonl").exits(11).says("unfinished: a-");
    fleet("apply", "--yes", "--resume", "r.jsonl").exits(0).says("1 done, 2 skipped");
    orch.run("fleet", "report", "merge", "r.jsonl").exits(0).says("3 accounts: 3 done");
    Files.writeString(file, Files.readString(file).replaceFirst("\"event\":\"start\"", "?"));
    orch.run("fleet", "report", "show", "r.jsonl").exits(3).says("r.jsonl:2: is not a line");
  }

  @Test
  void shardsDivideTheFleetAndMergeProvesIt() throws IOException {
    accounts(12);
    List<String> files = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      files.add("s" + i + ".jsonl");
      fleet("apply", "--yes", "--shard", i + "/4", "--report", "s" + i + ".jsonl").exits(0);
    }
    assertEquals(12, server.seen("POST").size());
    Result whole = merge(files).exits(0).says("12 accounts: 12 done");
    assertEquals(13, whole.out().lines().count());
    merge(files.subList(0, 3)).exits(11).says("there is no report of shard 4/4");
    Files.copy(home.resolve("s1.jsonl"), home.resolve("again.jsonl"));
    files.add("again.jsonl");
    Result twice = merge(files).exits(11);
    if (!counts("s1.jsonl", "end").isEmpty()) {
      twice.says("twice: a-");
    }
    fleet("apply", "--yes", "--shard", "1/4", "--canary", "1").exits(2);
    fleet("apply", "--yes", "--shard", "1/4", "--waves", "1").exits(2);
    fleet("apply", "--yes", "--shard", "0/4").exits(2).says("'0/4' is not a shard");
    fleet("apply", "--yes", "--shard", "5/4").exits(2).says("there is no shard 5 of 4");
  }

  private Result merge(List<String> files) {
    return orch.run(
        Orch.joined(new String[] {"fleet", "report", "merge"}, files.toArray(String[]::new)));
  }

  @Test
  void anEmptyShardIsDone() throws IOException {
    accounts(1);
    int empty = 0;
    for (int i = 1; i <= 2; i++) {
      Result result = fleet("apply", "--yes", "--shard", i + "/2").exits(0);
      empty += result.err().contains("the shard has no accounts") ? 1 : 0;
    }
    assertEquals(1, empty);
  }

  @Test
  void theShardComesFromTheJobOfTheSystem() throws IOException {
    accounts(8);
    fleet("validate", "--shard", "auto").exits(2).says("JOB_COMPLETION_INDEX");
    String[][] systems = {
      {"JOB_COMPLETION_INDEX", "1", "JOB_COMPLETIONS", "3"},
      {"CI_NODE_INDEX", "2", "CI_NODE_TOTAL", "3"},
      {"STRATEGY_JOB_INDEX", "1", "STRATEGY_JOB_TOTAL", "3"}
    };
    String expected = fleet("validate", "--shard", "2/3", "-o", "name").exits(0).out();
    assertFalse(expected.isEmpty());
    for (String[] system : systems) {
      Orch job = new Orch(home, orch.time());
      job.with(system[0], system[1]).with(system[2], system[3]);
      Result result =
          job.run(
              "fleet",
              "validate",
              "--accounts",
              "accounts.csv",
              "-f",
              "shared.yaml",
              "--shard",
              "auto",
              "-o",
              "name");
      assertEquals(expected, result.exits(0).out(), system[0]);
    }
    Orch job = new Orch(home, orch.time()).with("JOB_COMPLETION_INDEX", "1");
    job.run("fleet", "list", "--profiles", "p-*", "--shard", "auto")
        .exits(2)
        .says("JOB_COMPLETIONS is not set");
  }

  @Test
  void aCanaryThatFailsStopsTheRest() throws IOException {
    accounts(5);
    brokenSecret(3);
    fleet("apply", "--yes", "--canary", "a-3", "--report", "r.jsonl")
        .exits(11)
        .says("wave 1 of 2 had failures")
        .says("1 failed, 4 unstarted");
    assertEquals(Map.of("a-3", 1), counts("r.jsonl", "start"));
    fleet("apply", "--yes", "--canary", "nobody").exits(2).says("has the name nobody");
    fleet("apply", "--yes", "--canary", "2").exits(11);
    assertEquals(4, server.seen("POST").size());
  }

  @Test
  void wavesBeginAfterAPause() throws IOException {
    accounts(10);
    Result result =
        fleet("apply", "--yes", "--waves", "1,30%,100%", "--pause", "90s", "--report", "r.jsonl")
            .exits(0)
            .says("wave 2 of 3, 2 accounts, begins in 90 seconds")
            .says("wave 3 of 3, 7 accounts, begins in 90 seconds");
    assertTrue(result.err().indexOf("2 of 10:") > result.err().indexOf("wave 2 of 3"));
    fleet("apply", "--yes", "--waves", "50%,10%").exits(2).says("reaches less far");
    fleet("apply", "--yes", "--waves", "0").exits(2);
    fleet("apply", "--yes", "--pause", "1s").exits(2).says("--pause is between waves");
  }

  @Test
  void onlyAccountsInTheExpectedStateAreChanged() throws IOException {
    accounts(3);
    orch.file("shared.yaml", SHARED.replaceAll("description: .*", "description: d"));
    fleet("plan", "--report", "plans.jsonl").exits(0);
    Set<String> fingerprints = new HashSet<>();
    for (JsonNode line : lines("plans.jsonl")) {
      if (line.has("fingerprint")) {
        fingerprints.add(line.path("fingerprint").asText());
      }
    }
    assertEquals(1, fingerprints.size(), "the same state and the same change");
    String state = fingerprints.iterator().next();
    orch.run(
            "-p",
            "p-1",
            "config",
            "apply",
            "-f",
            "shared.yaml",
            "--set",
            "description=other",
            "--yes")
        .exits(0);
    int writes = server.seen("PATCH").size();
    fleet("apply", "--yes", "--expect-state", state)
        .exits(11)
        .says("a-1 (" + FleetProfiles.sid(1) + "): exit 6: the account is in another state");
    assertEquals(writes, server.seen("PATCH").size());
    fleet("apply", "--yes", "--expect-state", state).exits(11).says("2 done, 1 failed");
    fleet("apply", "--yes", "--expect-state", "plans.jsonl").exits(11);
    assertEquals(writes, server.seen("PATCH").size());
  }

  @Test
  void eachAccountHasALockFileOfItsOwn() throws IOException {
    accounts(2);
    orch.file("orch.lock.yaml", "account: \"AC1\"\nservice: \"x\"\nconfigurations: {}\n");
    fleet("apply", "--yes", "--lock", "orch.locks").exits(0);
    for (int i = 0; i < 2; i++) {
      String lock = Files.readString(home.resolve("orch.locks/a-" + i + ".yaml"));
      assertTrue(lock.contains(FleetProfiles.sid(i)), lock);
    }
    orch.file("shared.yaml", SHARED.replace("Support", "Other"));
    fleet("apply", "--yes", "--prune").exits(0);
    assertEquals(2, server.seen("DELETE").size());
    Files.delete(home.resolve("orch.locks/a-0.yaml"));
    Files.delete(home.resolve("orch.locks/a-1.yaml"));
    Files.delete(home.resolve("orch.locks"));
    fleet("apply", "--yes", "--prune").exits(2).says("--lock orch.locks");
  }

  @Test
  void itAsksOnceForAllAccounts() throws IOException {
    accounts(2);
    fleet("apply").exits(2).says("applying the files to 2 accounts needs confirmation");
    assertEquals(List.of(), server.seen("GET"));
  }

  @Test
  void onlyOneWayNamesTheAccounts() throws IOException {
    accounts(2);
    orch.run("fleet", "list").exits(2).says("either --profiles GLOB or --accounts FILE");
    orch.run("-p", "p-0", "fleet", "list", "--profiles", "p-*").exits(2).says("leave out -p");
    orch.run("fleet", "list", "--profiles", "q-*").exits(2).says("no profile matches q-*");
    orch.file("accounts.csv", "name,account,profile\na,,p-0\nb,,p-0\n");
    fleet("diff").exits(2).says("are the same account");
    orch.file("accounts.csv", "name,acount,profile\na,,p-0\n");
    fleet("diff").exits(3).says("accounts.csv:1: has the unknown key acount").says("account");
    orch.file("accounts.csv", "name,profile\na,p-0\n../b,p-1\na,p-1,x\n");
    fleet("diff").exits(3).says("accounts.csv:3:").says("accounts.csv:4: has 3 values");
  }

  @Test
  void aYamlFileHasProgramsAndVariables() throws IOException {
    accounts(1);
    orch.file(
        "creds",
        "#!/bin/sh\necho '{\"version\":1,\"accountSid\":\""
            + FleetProfiles.sid(7)
            + "\",\"authToken\":\"not-a-secret-x\"}'\n");
    Path program = home.resolve("creds");
    assertTrue(program.toFile().setExecutable(true));
    orch.file(
        "accounts.yaml",
        """
        accounts:
          - name: seven
            credential_process: %s
            vars: {region: "7"}
          - profile: p-0
            vars: {region: 0}
        """
            .formatted(program));
    orch.run(
            "fleet",
            "apply",
            "--accounts",
            "accounts.yaml",
            "-f",
            "shared.yaml",
            "--yes",
            "--base-url",
            server.url())
        .exits(0);
    Result list =
        orch.run(
                "fleet",
                "list",
                "--accounts",
                "accounts.yaml",
                "--base-url",
                server.url(),
                "-o",
                "jsonl")
            .exits(0);
    Set<String> described = new HashSet<>();
    for (JsonNode each : Json.readAll(list.out())) {
      described.add(each.path("fleetName").asText() + ": " + each.path("description").asText());
    }
    assertEquals(Set.of("seven: of seven in 7", "p-0: of p-0 in 0"), described);
    assertTrue(home.resolve("accounts.yaml").toFile().setWritable(true, false));
    orch.run("fleet", "list", "--accounts", "accounts.yaml").exits(2).says("which programs run");
  }

  @Test
  void reportsAreDocumentsForOtherPrograms() throws IOException {
    accounts(2);
    brokenSecret(1);
    fleet("apply", "--yes", "--report", "r.jsonl").exits(11);
    String junit = orch.run("fleet", "report", "show", "r.jsonl", "-o", "junit").exits(0).out();
    assertTrue(junit.contains("tests=\"2\" failures=\"1\""), junit);
    assertTrue(junit.contains("<failure type=\"failed\" message=\"failed, exit 4: "), junit);
    String markdown =
        orch.run("fleet", "report", "merge", "r.jsonl", "-o", "markdown").exits(11).out();
    assertTrue(markdown.indexOf("a&#45;1") < markdown.indexOf("a&#45;0"), "failures come first");
    orch.run("fleet", "report", "look", "r.jsonl").exits(2);
    orch.run("fleet", "report", "show", "shared.yaml").exits(3);
  }

  @Test
  void anInterruptedRunSaysWhatIsLeft() throws IOException {
    faults("any:*:hang");
    accounts(4);
    orch.stoppedBy(StopSignal.INT);
    Thread command = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              while (server.seen("GET").size() + started() < 2) {
                Thread.onSpinWait();
              }
              command.interrupt();
            });
    interrupter.start();
    fleet("apply", "--yes", "--parallel", "2", "--report", "r.jsonl")
        .exits(130)
        .says("2 interrupted, 2 unstarted")
        .says("--resume r.jsonl");
    assertEquals(2, counts("r.jsonl", "start").size());
    assertEquals(counts("r.jsonl", "start"), counts("r.jsonl", "end"));
  }

  private int started() {
    try {
      return counts("r.jsonl", "start").size();
    } catch (IOException e) {
      return 0;
    } catch (RuntimeException e) {
      return 0;
    }
  }
}
