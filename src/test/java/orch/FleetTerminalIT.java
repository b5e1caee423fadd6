package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orch.json.Json;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions of a fleet at a real terminal. */
class FleetTerminalIT {
  private static final String FLEET =
      "clear; orch fleet apply --profiles \"p-*\" -f shared.yaml --canary 1 -q -o name";

  private Path home;
  private ControlPlane service;
  private Launched machine;
  private Tmux terminal;

  @BeforeEach
  void begin(@TempDir Path directory) throws Exception {
    home = directory;
    machine = new Launched(home);
    service =
        ControlPlane.start(ControlPlaneSettings.local(home.resolve("fleet.db"), Machines.real()));
    FleetProfiles.write(home, 3, number -> service.baseUrl().toString());
    Files.writeString(
        home.resolve("shared.yaml"),
        """
        displayName: Support
        description: d
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
        """);
    terminal = new Tmux(machine, home, 100, 30, "");
  }

  @AfterEach
  void end() throws Exception {
    terminal.close();
    service.close();
  }

  /** Begins a run, agrees to the whole, and waits for the question between the waves. */
  private void upToTheSecondWave() throws Exception {
    terminal.type("stty -a > before; " + FLEET + " --report run.jsonl; echo done $?");
    terminal.screenWith("orch: apply the files to 3 accounts? [y/N]");
    terminal.type("y");
    terminal.screenWith("orch: begin wave 2 of 2, 2 accounts? [y/N]");
    assertEquals(List.of("p-0"), started());
  }

  private List<String> started() throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode line : Json.readAll(Files.readString(home.resolve("run.jsonl")))) {
      if (line.path("event").asText().equals("start")) {
        names.add(line.path("name").asText());
      }
    }
    return names;
  }

  /** The terminal is as it was. */
  private void assertGivenBack() throws Exception {
    terminal.type("clear; stty -a > after; echo after $?");
    terminal.screenWith("after 0");
    assertEquals(Files.readString(home.resolve("before")), Files.readString(home.resolve("after")));
  }

  @Test
  void aYesBeginsTheNextWave() throws Exception {
    upToTheSecondWave();
    terminal.type("y");
    terminal.screenWith("done 0");
    assertEquals(3, started().size());
    assertGivenBack();
  }

  @Test
  void aNoSaysWhatWasNotBegunAndHowToGoOn() throws Exception {
    upToTheSecondWave();
    terminal.type("n");
    String screen = terminal.screenWith("done 11").replace("\n", "");
    assertTrue(
        screen.contains("cancelled: wave 2 was not begun; left as before: 2 accounts"), screen);
    assertTrue(screen.contains("3 accounts: 1 done, 2 unstarted"), screen);
    assertTrue(screen.contains("to do the rest: orch fleet apply"), screen);
    assertTrue(screen.contains("--resume run.jsonl"), screen);
    assertEquals(List.of("p-0"), started());
    assertGivenBack();
  }

  @Test
  void ctrlCAtTheQuestionBeginsNothing() throws Exception {
    upToTheSecondWave();
    terminal.press("C-c");
    String screen = terminal.screenWith("done 130").replace("\n", "");
    assertTrue(screen.contains("interrupted: 3 accounts: 1 done, 2 unstarted"), screen);
    assertTrue(screen.contains("--resume run.jsonl"), screen);
    assertEquals(List.of("p-0"), started());
    assertGivenBack();
  }
}
