package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fleets that are divided among jobs. */
class FleetShardTest extends FleetScene {
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
}
