package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output on a real terminal, which tmux provides. */
class TerminalIT {
  private static final String CREATE =
      "$LAUNCHER -p local config create --name n --description d --grouping profile"
          + " --memory-store mem_store_x --wait";

  private Launched machine;
  private String socket = "";

  @BeforeEach
  void terminal(@TempDir Path directory) throws Exception {
    machine = new Launched(directory);
    socket = directory.resolve("tmux").toString();
    machine.shell(tmux("-f /dev/null new-session -d -x 60 -y 20 'PS1=\"> \" exec sh'")).exits(0);
  }

  @AfterEach
  void close() throws Exception {
    Tmux.end(machine, socket);
  }

  private String tmux(String command) {
    return "TERM=xterm tmux -S '" + socket + "' " + command;
  }

  private void type(String line) throws IOException, InterruptedException {
    machine.shell(tmux("send-keys '" + line + "' Enter")).exits(0);
  }

  private String screen() throws IOException, InterruptedException {
    return machine.shell(tmux("capture-pane -p")).exits(0).out();
  }

  private String screenWith(String text) throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      String screen = screen();
      if (screen.contains(text)) {
        return screen;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("never seen: " + text + "\n" + screen());
  }

  @Test
  void progressIsOneLineThatFitsAndIsGoneAtTheEnd() throws Exception {
    type("clear; " + CREATE + " -o name; echo done $?");
    String waiting = screenWith("proc_job_");
    String line = waiting.lines().filter(l -> l.contains("proc_job_")).findFirst().orElseThrow();
    assertTrue(line.length() < 60, line);
    String after = screenWith("done 0");
    assertTrue(after.contains("conv_configuration_"), after);
    assertEquals(-1, after.indexOf("proc_job_"), after);
  }

  @Test
  void ctrlCClearsTheLineAndSaysHowToGoOn() throws Exception {
    String bin = Launched.CHECKOUT.resolve("bin/orch").toString();
    Launched.Running emulator =
        machine.start(bin, "emulator", "--port", "0", "--db", "slow.db", "--latency", "1h");
    emulator.untilItSays("baseUrl");
    String url = Json.read(Files.readString(emulator.out())).path("baseUrl").asText();
    type("clear; " + CREATE + " --base-url " + url + " --timeout 2h; echo done $?");
    screenWith("proc_job_");
    machine.shell(tmux("send-keys C-c")).exits(0);
    String after = screenWith("done 130").replace("\n", "");
    assertTrue(after.contains(url + " config wait proc_job_"), after);
    emulator.signal("TERM");
    machine.end(emulator).exits(143);
  }

  @Test
  void theSignalsStayThoseOfOrchWhileTheProgressIsDrawn() throws Exception {
    type(
        "clear; ORCH_JAVA_OPTS=-Xlog:class+load:file=loaded.log "
            + CREATE
            + " -o name; echo done $?");
    screenWith("done 0");
    type("clear; grep -q org.jline.utils.Display loaded.log; echo asked $?");
    screenWith("asked 0");
    // JLine's own handling of signals.
    type("clear; grep -q org.jline.utils.Signals loaded.log; echo handled $?");
    screenWith("handled 1");
  }

  @Test
  void aDumbTerminalAndCiGetPlainLines() throws Exception {
    type("clear; CI=true " + CREATE + " -o name; echo done $?");
    assertTrue(screenWith("done 0").contains("COMPLETED after"));
    type("clear; TERM=dumb " + CREATE + " -o name; echo finished $?");
    assertTrue(screenWith("finished 0").contains("COMPLETED after"));
  }

  @Test
  void textThatWouldSteerTheTerminalIsShown() throws Exception {
    String evil = "\"$(printf \"a\\\\033[2Jb\\\\nforged\")\"";
    type(
        "clear; "
            + CREATE.replace("--description d", "--description " + evil)
            + " -o name; echo made $?");
    screenWith("made 0");
    type(
        "clear; echo above; $LAUNCHER -p local config list -o csv --fields description; echo done $?");
    String data = screenWith("done 0");
    assertTrue(data.contains("above\n") && data.contains("a\\u001b[2Jb\\nforged\n"), data);
    type("clear; echo above; $LAUNCHER -p local config get " + evil + "; echo ended $?");
    String error = screenWith("ended 5");
    // The terminal breaks the line at its width.
    String unbroken = error.replace("\n", "");
    assertTrue(error.contains("above\n") && unbroken.contains("a\\u001b[2Jb\\nforged"), error);
    assertTrue(error.lines().noneMatch(line -> line.startsWith("forged")), error);
  }

  @Test
  void aSecretIsNotSeenWhileItIsTypedAndTheTerminalShowsTypingAgain() throws Exception {
    String account = "AC" + "0123456789abcdef".repeat(2);
    type("clear; $LAUNCHER profile add work --store file -o name; echo done $?");
    screenWith("Account SID");
    type(account);
    screenWith("API key SID");
    type("");
    screenWith("Auth token (not shown)");
    type("obviously-fake-token");
    screenWith("Region [us1]:");
    type("");
    String after = screenWith("done 0");
    assertEquals(-1, after.indexOf("obviously-fake-token"), after);
    type("clear; echo seen $(cat .config/orch/credentials.json)");
    screenWith("seen { \"work\": \"obviously-fake-token\" }");
  }

  @Test
  void ctrlCAtAQuestionGivesTheTerminalBack() throws Exception {
    type("clear; $LAUNCHER profile add w --account-sid AC" + "0f".repeat(16) + "; echo done $?");
    screenWith("(not shown)");
    machine.shell(tmux("send-keys C-c")).exits(0);
    String after = screenWith("done 130");
    assertTrue(after.contains("(not shown):\norch: interrupted"), after);
    type("clear; stty -a | grep -c \" echo \"");
    screenWith("1\n");
  }

  @Test
  void ctrlCAtADeletionEndsItAtOnceAndSendsNothing() throws Exception {
    type("clear; " + CREATE + " -o name; echo made $?");
    screenWith("made 0");
    type("clear; $LAUNCHER -p local config delete n; echo done $?");
    screenWith("type its name:");
    long pressed = System.nanoTime();
    machine.shell(tmux("send-keys C-c")).exits(0);
    String after = screenWith("done 130");
    assertTrue(after.lines().anyMatch(line -> line.startsWith("orch: interrupted")), after);
    long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - pressed);
    assertTrue(took < 5, "it took " + took + " s");
    type("clear; $LAUNCHER -p local config get n -o name; echo seen $?");
    assertTrue(screenWith("seen 0").contains("conv_configuration_"));
    type("clear; echo sent $(grep -c DELETE .local/state/orch/journal/*.jsonl)");
    screenWith("sent 0");
  }

  @Test
  void anApplyShowsItsPlanAndAsksAndLeavesTheTerminalAsItWas() throws Exception {
    type("stty -a > before; " + CREATE.replace("--wait", "--dry-run --jq .body") + " > a.json");
    type("clear; $LAUNCHER -p local config apply -f a.json; stty -a > after; echo done $?");
    String asked = screenWith("[y/N/details]");
    assertTrue(asked.contains("+ n  a.json:1\n  + displayName: \"n\"\n"), asked);
    type("details");
    screenWith("+++ b/n");
    type("y");
    screenWith("orch: 1 created");
    type("clear; cmp before after && echo sa''me");
    screenWith("same\n");
    type("clear; $LAUNCHER -p local config apply -f a.json; echo done $?");
    String again = screenWith("done 0");
    assertTrue(again.contains("orch: nothing to do: 1 unchanged"), again);
  }

  @Test
  void anUndoShowsWhatItDoesAndAsksAndLeavesTheTerminalAsItWas() throws Exception {
    type("clear; stty -a > before; " + CREATE + " -o name; echo made $?");
    screenWith("made 0");
    String change = "$LAUNCHER -p local config update n --description changed --wait -q -o name";
    type("clear; " + change + "; echo changed $?");
    screenWith("changed 0");
    type("clear; $LAUNCHER -p local config undo --last -o name; stty -a > after; echo done $?");
    String asked = screenWith("[y/N]").replace("\n", "");
    assertTrue(asked.contains("  ~ description: \"changed\" -> \"d\""), asked);
    assertTrue(asked.contains("orch: undo operation proc_job_"), asked);
    assertTrue(asked.contains(" (update) of n? [y/N]"), asked);
    type("no");
    assertTrue(screenWith("done").contains("Cancelled. Nothing was undone."));
    type("clear; cmp before after && echo sa''me");
    screenWith("same\n");
    type("clear; $LAUNCHER -p local config undo --last --wait --jq .description; echo undone $?");
    screenWith("[y/N]");
    type("y");
    assertTrue(screenWith("undone 0").contains("\nd\n"));
    type("clear; stty -a > after; cmp before after && echo ali''ke");
    screenWith("alike\n");
  }
}
