package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions on a real terminal, which tmux provides. */
class GuidedIT {
  private static final Path SCREENS = Launched.CHECKOUT.resolve("src/test/resources/guided");
  private static final String STORE = "mem_store_01k1etk2y5f1y9fpe2epfdtvv2";
  private static final String CREATE = "orch -p local config create --wait -o name";
  private static final String ADD = "orch profile add --store file -o name";

  /** What is on the screen when an answer is expected, and the answer. */
  private static final List<String> CREATING =
      List.of(
          "Name:", "support",
          "Description:", "Inbound support",
          "Grouping:", "1",
          "Memory store:", STORE,
          "callbacks now?", "y",
          "Channel (Enter for no more):", "SMS",
          "SMS address:", "+15551230100",
          "(Enter: none):", "10/60",
          "1) VOICE  2) RCS  3) WHATSAPP", "",
          "Callback URL", "",
          "Create it?", "y");

  private static final List<String> ADDING =
      List.of(
          "Profile name:", "work",
          "Account SID", "AC0123456789abcdef0123456789abcdef",
          "API key SID", "SK00ff00ff00ff00ff00ff00ff00ff00ff",
          "(not shown):", "obviously-fake-secret",
          "Region [us1]:", "2");

  private static final List<String> INITIALIZING =
      Stream.concat(
              CREATING.subList(0, CREATING.size() - 2).stream(),
              Stream.of("File [support.yaml]:", ""))
          .toList();

  private Path home;
  private Launched machine;
  private String socket = "";

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    machine = new Launched(directory);
    socket = directory.resolve("tmux").toString();
  }

  @AfterEach
  void close() throws Exception {
    Tmux.end(machine, socket);
  }

  private void terminal(int width) throws IOException, InterruptedException {
    String shell = "ENV=$HOME/.shrc PS1=\"> \" exec sh -i";
    Files.writeString(home.resolve(".shrc"), "orch() { \"$LAUNCHER\" \"$@\"; }\n");
    machine
        .shell(tmux("-f /dev/null new-session -d -x " + width + " -y 70 '" + shell + "'"))
        .exits(0);
  }

  private String tmux(String command) {
    return "LC_ALL=C.UTF-8 TERM=xterm tmux -u -S '" + socket + "' " + command;
  }

  private void type(String text) throws IOException, InterruptedException {
    machine.shell(tmux("send-keys -l -- '" + text + "'")).exits(0);
  }

  private void press(String key) throws IOException, InterruptedException {
    machine.shell(tmux("send-keys " + key)).exits(0);
  }

  private void enter(String line) throws IOException, InterruptedException {
    if (!line.isEmpty()) {
      type(line);
    }
    press("Enter");
  }

  private String screen() throws IOException, InterruptedException {
    return machine.shell(tmux("capture-pane -p")).exits(0).out();
  }

  /** The screen when its last line contains a text, or, with no cursor there, any line. */
  private String screenWith(String text) throws IOException, InterruptedException {
    for (int i = 0; i < 400; i++) {
      String screen = screen();
      if (unbroken(screen).contains(unbroken(text))) {
        return screen;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("never seen: " + text + "\n" + screen());
  }

  /** A screen without the ends of its lines, which may be anywhere on a narrow one. */
  private static String unbroken(String screen) {
    return screen.replaceAll("\\s", "");
  }

  /** Gives the first answers, and waits for the question after them. */
  private void answer(List<String> dialog, int answers) throws IOException, InterruptedException {
    for (int i = 0; i < answers; i++) {
      screenWith(dialog.get(2 * i));
      enter(dialog.get(2 * i + 1));
    }
    if (2 * answers < dialog.size()) {
      screenWith(dialog.get(2 * answers));
    }
  }

  private static String steady(String screen, Path home) {
    return Golden.steady(screen).stripTrailing().replace(home.toString(), "HOME") + "\n";
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 40})
  void aWholeCreateIsReadable(int width) throws Exception {
    terminal(width);
    enter("clear; " + CREATE + " --progress none > id; echo done $?");
    answer(CREATING, CREATING.size() / 2);
    Golden.check(SCREENS.resolve("create-" + width + ".txt"), steady(screenWith("done 0"), home));
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 40})
  void aWholeProfileIsReadableAndTheSecretIsNotThere(int width) throws Exception {
    terminal(width);
    enter("clear; " + ADD + " -q; echo done $?");
    answer(ADDING, ADDING.size() / 2);
    String screen = screenWith("done 0");
    assertEquals(-1, screen.indexOf("obviously"), screen);
    Golden.check(SCREENS.resolve("profile-" + width + ".txt"), steady(screen, home));
  }

  @ParameterizedTest
  @CsvSource({
    "create, 0, ''",
    "create, 0, half an answer",
    "create, 1, ''",
    "create, 2, ''",
    "create, 3, ?",
    "create, 4, ''",
    "create, 6, ''",
    "create, 10, ''",
    "add, 0, ''",
    "add, 2, ''",
    "add, 3, ''",
    "add, 3, half-a-secret",
    "add, 4, ''"
  })
  void ctrlCLeavesTheTerminalAsItWasAndSendsNothing(String what, int answers, String typed)
      throws Exception {
    terminal(80);
    boolean isCreate = what.equals("create");
    enter("clear; stty -a > before; " + (isCreate ? CREATE : ADD) + "; echo done $?");
    answer(isCreate ? CREATING : ADDING, answers);
    if (typed.equals("?")) {
      enter(typed);
      screenWith("service keeps what it knows");
    } else if (!typed.isEmpty()) {
      type(typed);
    }
    press("C-c");
    String screen = screenWith("done 130");
    String nothing = isCreate ? "nothing was sent" : "nothing was saved";
    assertTrue(screen.contains("\norch: interrupted; " + nothing + "\n"), screen);
    assertEquals(-1, screen.indexOf("half-a-secret"), screen);
    enter("clear; stty -a > after; cmp before after && echo sa''me");
    screenWith("same\n");
    assertFalse(Files.exists(home.resolve(".config/orch/config.yaml")));
    enter("clear; grep -c sending .local/state/orch/journal/*.jsonl; echo sear''ched");
    screenWith("searched");
    assertEquals(-1, screen().indexOf("\n1"), screen());
  }

  @Test
  void aWholeInitIsReadable() throws Exception {
    terminal(80);
    enter("clear; orch config init; echo done $?");
    answer(INITIALIZING, INITIALIZING.size() / 2);
    Golden.check(SCREENS.resolve("init-80.txt"), steady(screenWith("done 0"), home));
    machine.shell("orch config validate -f support.yaml").exits(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 6, 10})
  void ctrlCInAnInitLeavesNothing(int answers) throws Exception {
    terminal(80);
    enter("clear; stty -a > before; orch config init; echo done $?");
    answer(INITIALIZING, answers);
    press("C-c");
    String screen = screenWith("done 130");
    assertTrue(screen.contains("\norch: interrupted; nothing was written\n"), screen);
    enter("clear; stty -a > after; cmp before after && echo sa''me");
    screenWith("same\n");
    try (Stream<Path> files = Files.list(home)) {
      assertEquals(List.of(), files.filter(file -> file.toString().contains(".yaml")).toList());
    }
  }

  @Test
  void theEndOfTheInputIsNoAnswer() throws Exception {
    terminal(80);
    enter("clear; " + CREATE + "; echo done $?");
    answer(CREATING, 2);
    press("C-d");
    String screen = unbroken(screenWith("done 3"));
    assertTrue(screen.contains("nothingwassent"), screen);
    assertTrue(screen.contains("--namesupport--description'Inboundsupport'"), screen);
  }

  @Test
  void keysThatTypeEscapeSequencesAreExplained() throws Exception {
    terminal(80);
    enter("clear; " + CREATE + "; echo done $?");
    screenWith("Name:");
    type("suport");
    press("Left");
    press("Enter");
    String screen = screenWith("it was not taken");
    assertTrue(screen.contains("suport^[[D\nThe answer has control characters"), screen);
    press("C-c");
    screenWith("done 130");
  }

  @Test
  void wideCharactersAreEditedAndKept() throws Exception {
    terminal(80);
    enter("clear; " + CREATE + " --progress none; echo done $?");
    answer(CREATING, 1);
    type("日本語 🎉 Büroxx");
    press("BSpace");
    press("BSpace");
    press("Enter");
    screenWith("Grouping:");
    List<String> rest = new ArrayList<>(CREATING.subList(4, CREATING.size()));
    rest.set(5, "n");
    answer(rest.subList(0, 6), 3);
    screenWith("Create it?");
    press("Enter");
    screenWith("done 0");
    enter("clear; orch -p local config get support -o csv --fields description; echo seen");
    String screen = screenWith("日本語 🎉 Büro\n");
    assertEquals(-1, screen.indexOf("Bürox"), screen);
  }

  @Test
  void aTerminalThatIsClosedSendsNothing() throws Exception {
    terminal(80);
    Files.writeString(
        home.resolve("run"), "\"$LAUNCHER\" -p local config create\necho $? > code\n");
    // The shell survives the signal, and the command does not inherit that.
    enter("clear; sh -c \"trap : HUP; . ./run\"");
    answer(CREATING, 3);
    machine.shell(tmux("kill-pane")).exits(0);
    for (int i = 0; i < 400 && !Files.exists(home.resolve("code")); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertEquals("129", Files.readString(home.resolve("code")).strip());
    machine.shell("orch -p local config list -o name").exits(0).printsNothing();
  }

  @Test
  void aDocumentCanBeTypedAndTheRestIsAsked() throws Exception {
    terminal(80);
    enter("clear; " + CREATE + " --progress none -f -; echo done $?");
    screenWith("Ctrl-D on a line of its own ends the input");
    enter("displayName: typed");
    enter("description: d");
    press("C-d");
    screenWith("Grouping:");
    enter("p");
    screenWith("Memory store:");
    enter(STORE);
    screenWith("callbacks now?");
    enter("");
    String screen = screenWith("Create it?");
    assertEquals(-1, screen.indexOf("without questions"), screen);
    enter("");
    screenWith("done 0");
  }
}
