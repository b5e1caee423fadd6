package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orch.host.StopSignal;
import orch.json.Json;
import org.junit.jupiter.api.Test;

/** {@code orch fleet}: what is told of each account, and how a run ends. */
class FleetTest extends FleetScene {
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

  @Test
  void theSummarySaysWhyTheChangesOfAnAccountDidNotComplete() throws IOException {
    faults("create:fail");
    accounts(2);
    fleet("apply", "--yes", "--parallel", "1", "--report", "r.jsonl")
        .exits(11)
        .says("1 of 1 changes did not complete (0 unchanged): Support: the operation ")
        .says("failed: Injected fault: the operation failed")
        .says("    hint: to do the rest: orch fleet apply --accounts accounts.csv -f shared.yaml");
  }

  @Test
  void aProtectedProfileIsNotChangedAndTheMessageSaysWhy() throws IOException {
    accounts(2);
    Path settings = home.resolve(".config/orch/config.yaml");
    String text = Files.readString(settings);
    Files.writeString(settings, text.replace("p-1: {", "p-1: {protected: true, "));
    fleet("apply", "--yes")
        .exits(11)
        .says("because the profile is protected; a fleet does not ask for it")
        .says("hint: to let fleets change it: orch profile set p-1 --no-protected");
    assertEquals(1, server.seen("POST").size());
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
  void itAsksOnceForAllAccounts() throws IOException {
    accounts(2);
    fleet("apply").exits(2).says("applying the files to 2 accounts needs confirmation");
    assertEquals(List.of(), server.seen("GET"));
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
