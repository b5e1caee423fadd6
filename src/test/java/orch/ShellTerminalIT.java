package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch shell} on a real terminal. After each test, the terminal is as it was before. */
class ShellTerminalIT {
  private static final String PROMPT = "orch(local)>";
  private static final String SHELL = "$LAUNCHER -p local shell -q";

  private Path home;
  private Launched machine;
  private String socket = "";

  @BeforeEach
  void terminal(@TempDir Path directory) throws Exception {
    home = directory;
    machine = new Launched(directory);
    socket = directory.resolve("tmux").toString();
    machine.shell(tmux("-f /dev/null new-session -d -x 80 -y 24 'PS1=\"> \" exec sh'")).exits(0);
    type("stty -a > before");
  }

  @AfterEach
  void close() throws Exception {
    try {
      String before = mode("before");
      type("stty -a > after; echo com''pared");
      screenWith("compared");
      assertEquals(before, mode("after"));
    } finally {
      Tmux.end(machine, socket);
    }
  }

  /** What stty printed, without the size, which tests change. */
  private String mode(String file) throws Exception {
    return Files.readString(home.resolve(file)).replaceFirst("rows \\d+; columns \\d+", "");
  }

  private String tmux(String command) {
    return "TERM=xterm-256color tmux -S '" + socket + "' " + command;
  }

  private void tmux(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("-S", socket));
    command.addAll(List.of(words));
    machine.end(machine.start("tmux", command.toArray(String[]::new))).exits(0);
  }

  private void keys(String... names) throws Exception {
    List<String> command = new ArrayList<>(List.of("send-keys"));
    command.addAll(List.of(names));
    tmux(command.toArray(String[]::new));
  }

  private void text(String text) throws Exception {
    tmux("send-keys", "-l", "--", text);
  }

  private void type(String line) throws Exception {
    text(line);
    keys("Enter");
  }

  /** Types a line, and waits for the prompt after it: the one before it may still be there. */
  private void enter(String line) throws Exception {
    text(line);
    screenWith(PROMPT + " " + line);
    keys("Enter");
    prompt();
  }

  private String screen(String... options) throws Exception {
    return machine
        .shell(tmux("capture-pane -p " + String.join(" ", options)))
        .exits(0)
        .out()
        .replaceAll(" +\n", "\n")
        .stripTrailing();
  }

  private String await(String what, Predicate<String> condition) throws Exception {
    for (int i = 0; i < 400; i++) {
      String screen = screen();
      if (condition.test(screen)) {
        return screen;
      }
      TimeUnit.MILLISECONDS.sleep(25);
    }
    throw new AssertionError("never seen: " + what + "\n" + screen());
  }

  private String screenWith(String text) throws Exception {
    return await(text, screen -> screen.contains(text));
  }

  /** Waits for the prompt of an empty line at the end of the screen. */
  private String prompt() throws Exception {
    return await(PROMPT, screen -> screen.endsWith("\n" + PROMPT) || screen.equals(PROMPT));
  }

  private void open() throws Exception {
    open(SHELL);
  }

  private void open(String command) throws Exception {
    type("clear; " + command + "; echo left with $?");
    prompt();
  }

  private void leave(int code) throws Exception {
    keys("C-d");
    screenWith("left with " + code);
  }

  private void golden(String name, String screen) {
    Path file = Launched.CHECKOUT.resolve("src/test/resources/screens/shell/" + name + ".txt");
    Golden.check(file, Golden.steady(screen) + "\n");
  }

  @Test
  void tabCompletesAndListsWithDescriptions() throws Exception {
    open();
    text("conf");
    keys("Tab");
    screenWith(PROMPT + " config");
    text("pr");
    keys("C-u");
    text("config ");
    keys("Tab");
    golden("completion", screenWith("JSON Schema of a file"));
    text("li");
    keys("Tab");
    text("-q -o na");
    keys("Tab", "Enter");
    screenWith(PROMPT + " config list -q -o name");
    prompt();
    text("config create --capture W");
    keys("Tab");
    text("+15551230100");
    screenWith("--capture WHATSAPP=+15551230100");
    keys("C-c");
    prompt();
    leave(0);
  }

  @Test
  void namesAreQuoted() throws Exception {
    open();
    type(
        "config create --name 'its mine' --description d --grouping profile"
            + " -q -o name --wait --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2");
    screenWith("conv_configuration_");
    prompt();
    text("config get it");
    keys("Tab");
    text("-o json --jq .displayName");
    await("the name", screen -> screen.contains("config get its\\ mine -o json"));
    keys("Enter");
    screenWith("\nits mine\n");
    machine
        .shell(
            "printf 'configuration\\tconv_configuration_01k1etk2y5f1y9fpe2epfdtvk1"
                + "\\t$(touch x)\\n' | tee -a .cache/orch/names/*")
        .exits(0);
    prompt();
    text("config get '$(");
    keys("Tab");
    screenWith("config get '$(touch x)'");
    keys("Enter");
    screenWith("has the id or name \"$(touch x)\"");
    assertTrue(!Files.exists(home.resolve("x")), "$(touch x) was run");
    prompt();
    leave(5);
  }

  @Test
  void aSuggestionIsTakenWithTheRightArrowAndNeverRun() throws Exception {
    open();
    enter("version -o name");
    text("vers");
    screenWith(PROMPT + " version -o name\n" + "0");
    await("a suggestion", screen -> screen.endsWith(PROMPT + " version -o name"));
    keys("Enter");
    screenWith("has no command \"vers\"");
    text("version");
    await("a suggestion", screen -> screen.endsWith(PROMPT + " version -o name"));
    keys("Right");
    text(" --fields version");
    golden("suggestion", await("it all", screen -> screen.endsWith("name --fields version")));
    keys("C-c");
    prompt();
    leave(2);
  }

  @Test
  void linesComeBackInTheNextShellWithoutSecrets() throws Exception {
    open();
    type("version -o name");
    type(" whoami -o name");
    type("profile add x --auth-token 0123456789abcdef0123456789abcdef");
    screenWith("takes no secret");
    prompt();
    type("profile add w --store file --account-sid AC00000000000000000000000000000001");
    screenWith("not shown");
    type("obviously-fake-token-of-32-letters");
    screenWith("protected");
    prompt();
    leave(0);
    Path file = home.resolve(".local/state/orch/shell-history");
    assertEquals(
        List.of(
            "version -o name",
            "profile add w --store file --account-sid AC00000000000000000000000000000001"),
        Files.readAllLines(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    open();
    keys("Up", "Up");
    await("the first line", screen -> screen.endsWith(PROMPT + " version -o name"));
    keys("C-c");
    prompt();
    keys("C-r");
    text("sio");
    screenWith("bck-i-search: sio");
    keys("Enter");
    prompt();
    leave(0);
  }

  @Test
  void ctrlCClearsTheLineAtThePrompt() throws Exception {
    open();
    // Keys that the editor has not read yet go with the line.
    for (int i = 0; i < 10; i++) {
      keys("C-l");
      await("an empty screen", screen -> screen.equals(PROMPT));
      text("config get x");
      keys("C-c");
      await(
          "a second prompt",
          screen -> screen.endsWith(PROMPT) && screen.length() > PROMPT.length());
      type("!echo line" + "''-" + i);
      screenWith("\nline-" + i);
      prompt();
    }
    keys("C-l");
    await("an empty screen", screen -> screen.equals(PROMPT));
    text("config get 'x");
    keys("Enter");
    await("the second prompt", screen -> screen.endsWith("\n>"));
    keys("C-c");
    golden("ctrl-c", prompt());
    leave(0);
  }

  @Test
  void ctrlCStopsAWaitAtAnyMoment() throws Exception {
    String bin = Launched.CHECKOUT.resolve("bin/orch").toString();
    Launched.Running emulator =
        machine.start(bin, "emulator", "--port", "0", "--db", "slow.db", "--latency", "1h");
    emulator.untilItSays("baseUrl");
    String url = Json.read(Files.readString(emulator.out())).path("baseUrl").asText();
    open(SHELL + " --base-url " + url);
    type(
        "config create --name n --description d --grouping profile -o name -q"
            + " --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2");
    screenWith("conv_configuration_");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 10; i++) {
      type("config wait --last --timeout 2h");
      TimeUnit.MILLISECONDS.sleep(random.nextInt(700));
      keys("C-c");
      type("!stty -a > during; echo after" + "''-" + i);
      screenWith("\nafter-" + i);
      assertEquals(mode("before"), mode("during"), "seed " + seed);
      keys("C-l");
    }
    keys("C-d");
    screenWith("left with 0");
    emulator.signal("TERM");
    machine.end(emulator).exits(143);
  }

  @Test
  void theShellEndsWithTheExitCodeOfTheLastCommand() throws Exception {
    open();
    type("config get nobody");
    screenWith("exit 5");
    prompt();
    leave(5);
  }

  @Test
  void aResizeLeavesNoDebris() throws Exception {
    open();
    String line = "config list --filter displayName=" + "abcdefghij".repeat(6);
    text(line);
    String all = (PROMPT + " " + line).replace(" ", "");
    await("the line", screen -> screen.replaceAll("\\s", "").endsWith(all));
    for (String size : List.of("30 10", "120 40", "30 24", "80 10", "120 24")) {
      String[] sides = size.split(" ", 2);
      tmux("resize-window", "-x", sides[0], "-y", sides[1]);
      // Nothing shows that the shell has seen the new size as well.
      TimeUnit.MILLISECONDS.sleep(300);
      // tmux itself moves the first lines of a narrower screen out of sight.
      await(
          size, screen -> all.endsWith(screen.replaceAll("\\s", "").replaceFirst(".*>con", "con")));
    }
    text("k");
    golden("resize", await("k", screen -> screen.endsWith("ghijk")));
    keys("C-c");
    prompt();
    leave(0);
  }

  @Test
  void theSignOfAProtectedProfileIsRed() throws Exception {
    machine
        .orch(
            "profile", "add", "live", "--credential-process", "x", "--region", "ie1", "--protected")
        .exits(0);
    open();
    type("use live");
    screenWith("orch(live ie1)>");
    String colored = screen("-e");
    assertTrue(colored.contains("\033[31morch(live ie1)\033[39m>"), colored);
    keys("C-d");
    screenWith("left with 0");
    type("clear; NO_COLOR=1 " + SHELL + " -p live; echo again $?");
    screenWith("orch(live ie1)>");
    assertEquals(-1, screen("-e").indexOf("\033[31m"));
    keys("C-d");
    screenWith("again 0");
  }

  @Test
  void aProgramThatIsKilledLeavesTheTerminalAsItWas() throws Exception {
    open();
    enter("!stty raw -echo; kill -9 $$");
    type("!stty -a > during; echo see''n");
    screenWith("\nseen");
    assertEquals(mode("before"), mode("during"));
    Files.writeString(home.resolve("lines"), "running\n");
    // It prints and waits itself: a shell that has just printed may lose a Ctrl-C for the program
    // that it starts next.
    type("!tail -f lines");
    screenWith("\nrunning");
    keys("C-c");
    prompt();
    leave(130);
  }

  @Test
  void hiddenInputAndTheEditorHaveTheTerminal() throws Exception {
    open();
    type("profile add w --store file --account-sid AC00000000000000000000000000000001");
    screenWith("not shown");
    text("secret");
    keys("C-c");
    prompt();
    type("version -o name");
    String shown = screenWith("\n0.");
    assertEquals(-1, shown.indexOf("secret"));
    type(
        "config create --name n --description d --grouping profile -o name -q --wait"
            + " --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2");
    screenWith("conv_configuration_");
    // Ctrl-D before the prompt would be input of the command that still ends.
    prompt();
    leave(0);
    Path editor = home.resolve("editor");
    Files.writeString(
        editor,
        """
        #!/bin/sh
        echo editing >&2
        read -r answer </dev/tty
        sed -i "s/^description:.*/description: $answer/" "$1"
        """);
    Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
    open("EDITOR=" + editor + " " + SHELL);
    type("config edit n -q --wait -o json --jq .description");
    screenWith("\nediting");
    type("typed");
    screenWith("\ntyped\n" + PROMPT);
    leave(0);
  }

  @Test
  void termAndHangUpEndTheShellWithTheTerminalRestored() throws Exception {
    for (String signal : List.of("TERM", "HUP")) {
      open("sh -c 'echo $$ > pid; exec " + SHELL + "'");
      text("config li");
      String pid = Files.readString(home.resolve("pid")).strip();
      machine.shell("kill -" + signal + " " + pid).exits(0);
      screenWith("left with " + (signal.equals("TERM") ? 143 : 129));
    }
  }

  @Test
  void aDumbTerminalHasAPlainPrompt() throws Exception {
    open("TERM=dumb LC_ALL=C " + SHELL);
    text("config get x");
    keys("C-c");
    await("another prompt", screen -> screen.endsWith("\n" + PROMPT));
    type("version -o name");
    screenWith("\n0.");
    keys("C-d");
    screenWith("left with 0");
  }
}
