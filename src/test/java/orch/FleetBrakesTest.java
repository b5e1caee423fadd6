package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import orch.term.Terminal;
import org.junit.jupiter.api.Test;

/** What stops a fleet: failures, waves, and accounts in another state. */
class FleetBrakesTest extends FleetScene {
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

  private Result atTerminal(String... answers) {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.reading(String.join("\n", answers) + "\n");
    return fleet("apply", "-q", "--waves", "1,2", "--report", "r.jsonl");
  }

  @Test
  void aYesIsAYesForEachAccountOfTheWaves() throws IOException {
    accounts(4);
    atTerminal("y", "y", "y")
        .exits(0)
        .says("orch: apply the files to 4 accounts? [y/N]")
        .says("orch: begin wave 3 of 3, 2 accounts? [y/N]");
    assertEquals(4, server.seen("POST").size());
  }

  @Test
  void aNoBetweenTheWavesEndsTheRun() throws IOException {
    accounts(4);
    atTerminal("y", "n")
        .exits(11)
        .says("cancelled: wave 2 and those after it were not begun; left as before: 3 accounts")
        .says("4 accounts: 1 done, 3 unstarted")
        .says("--resume r.jsonl");
    assertEquals(1, server.seen("POST").size());
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
}
