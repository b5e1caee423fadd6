package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn over on a real terminal: progress, stalled requests, and watched lists. */
class LiveIT {
  private static final Path SCREENS = Launched.CHECKOUT.resolve("src/test/resources/screens");

  private static final String CREATE =
      "orch config create --description d --grouping profile"
          + " --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 -q ";

  @TempDir private Path home;

  private Optional<Launched.Running> emulator = Optional.empty();
  private Optional<Tmux> opened = Optional.empty();
  private Launched machine = new Launched(Path.of("/"));

  /** Starts a service, and a terminal whose commands use it. */
  private Tmux open(String locale, String... emulatorOptions) throws Exception {
    machine = new Launched(home);
    List<String> options = new ArrayList<>(List.of("emulator", "--port", "0", "--db", "it.db"));
    options.addAll(List.of(emulatorOptions));
    String bin = Launched.CHECKOUT.resolve("bin/orch").toString();
    Launched.Running service = machine.start(bin, options.toArray(String[]::new));
    emulator = Optional.of(service);
    service.untilItSays("baseUrl");
    String url = Json.read(Files.readString(service.out())).path("baseUrl").asText();
    machine.with("ORCH_BASE_URL", url).with("ORCH_PROFILE", "local");
    Tmux tmux = new Tmux(machine, home, 80, 24, "LC_ALL=" + locale);
    opened = Optional.of(tmux);
    return tmux;
  }

  @AfterEach
  void close() throws Exception {
    if (opened.isPresent()) {
      opened.get().close();
    }
    if (emulator.isPresent()) {
      emulator.get().process().destroyForcibly().waitFor();
    }
  }

  private void create(String... names) throws Exception {
    for (String name : names) {
      machine.shell(CREATE + "--name " + name).exits(0);
    }
  }

  /** The ids of the last operations in the journal. */
  private String operations() throws Exception {
    String list =
        machine
            .shell(
                "sed -n 's/.*\"operationId\":\"\\([^\"]*\\)\".*/\\1/p' .local/state/orch/journal/*.jsonl")
            .exits(0)
            .out();
    return list.strip().replace("\n", " ");
  }

  /** The same for ids, times and ports that differ from run to run, and the pictures that move. */
  private static String steady(String screen) {
    String text = screen.stripTrailing().replaceAll("[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]", "⠋");
    text = text.replaceAll("(?m)^[|/\\\\-](?= [A-Z]{6})", "|");
    text = text.replaceAll("\\b[0-9]+ (min|s)\\b", "0 $1").replaceAll("0 min 0 s", "0 s");
    text =
        text.replaceAll("[0-9]{2}:[0-9]{2}:[0-9]{2}", "00:00:00").replaceAll("\\b[0-9]+s$", "0s");
    text = text.replaceAll("looking now", "next look in 0 s");
    text = text.replaceAll("(?m)(proc_job_|conv_configuration_)[0-9a-z]+$", "$1");
    text = text.replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:4010");
    return Golden.steady(text).replaceAll("(?<=\\S) {2,}", "  ") + "\n";
  }

  /** Waits until the screen is that of the file. */
  private void shows(Tmux tmux, String name) throws Exception {
    Path file = SCREENS.resolve(name + ".txt");
    if ("write".equals(System.getProperty("orch.golden"))) {
      TimeUnit.MILLISECONDS.sleep(500);
      Files.createDirectories(SCREENS);
      Files.writeString(file, steady(tmux.screen()));
    }
    String wanted = Files.readString(file);
    try {
      tmux.screenWhere(screen -> steady(screen).equals(wanted));
    } catch (AssertionError e) {
      assertEquals(wanted, steady(tmux.screen()), name);
    }
  }

  /**
   * The same below a line that the terminal may have moved off the screen when it was low, but that
   * nothing may have erased or repeated.
   */
  private void showsBelow(String line, Tmux tmux, String name) throws Exception {
    String wanted = Files.readString(SCREENS.resolve(name + ".txt"));
    tmux.screenWhere(screen -> steady(screen).replaceFirst("^" + line + "\n", "").equals(wanted));
    assertEquals(1, tmux.history().lines().filter(each -> each.strip().equals(line)).count(), name);
  }

  @Test
  void oneOperation() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "1h");
    create("support");
    tmux.type("clear; orch config wait --last --timeout 1h");
    tmux.screenWith("PENDING");
    shows(tmux, "one");
    tmux.resize(30, 24);
    shows(tmux, "one-narrow");
    tmux.resize(80, 24);
    shows(tmux, "one");
    tmux.press("C-c");
    String after = tmux.screenWith("exit 130");
    assertTrue(after.startsWith("orch: interrupted"), after);
  }

  @Test
  void fiveOperationsInEverySize() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "1h");
    create("support", "sales", "a-somewhat-longer-name", "d", "e");
    tmux.type("clear; orch config wait " + operations() + " --timeout 1h");
    tmux.screenWith("PENDING");
    shows(tmux, "five");
    for (int rows : new int[] {10, 40, 24}) {
      tmux.resize(80, rows);
      shows(tmux, "five");
    }
    tmux.resize(80, 5);
    shows(tmux, "five-few-rows");
    tmux.resize(80, 24);
    shows(tmux, "five");
    tmux.resize(30, 24);
    shows(tmux, "five-narrow");
    tmux.resize(120, 24);
    shows(tmux, "five-large");
    for (int columns : new int[] {75, 66, 57, 70, 90, 110}) {
      // As when somebody drags the window: before the last size is drawn, there is another one.
      tmux.resize(columns, 24);
    }
    tmux.resize(80, 24);
    shows(tmux, "five");
    tmux.press("C-c");
    assertFalse(tmux.screenWith("exit 130").contains("PENDING"));
  }

  @Test
  void belowManyLinesNothingIsLeftInTheHistoryEither() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "1h");
    create("support", "sales", "c", "d", "e");
    tmux.type("clear; seq 1 40; orch config wait " + operations() + " --timeout 1h");
    tmux.screenWith("PENDING");
    for (int[] size : new int[][] {{30, 24}, {80, 24}, {80, 10}, {80, 40}, {30, 40}, {120, 40}}) {
      tmux.resize(size[0], size[1]);
      TimeUnit.MILLISECONDS.sleep(700);
      List<String> lines = tmux.history().lines().filter(line -> !line.isBlank()).toList();
      assertEquals(45, lines.size(), () -> String.join("\n", lines));
    }
  }

  @Test
  void aLocaleThatIsNotUtf8GetsAscii() throws Exception {
    Tmux tmux = open("C", "--latency", "1h");
    create("support");
    tmux.type("clear; orch config wait --last --timeout 1h");
    tmux.screenWith("PENDING");
    shows(tmux, "ascii");
  }

  @Test
  void endedOnesStayWhileOthersMove() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "3s", "--fault", "create:fail");
    create("broken");
    TimeUnit.SECONDS.sleep(3);
    create("support");
    tmux.type("clear; orch config wait " + operations() + " -o name");
    tmux.screenWith("PENDING");
    shows(tmux, "mixed");
    String after = tmux.screenWith("exit 9");
    assertFalse(after.contains("PENDING") || after.contains("✗"), after);
  }

  @Test
  void ctrlCAtAnyMomentLeavesTheTerminalAsItWas() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "1h");
    create("a", "b");
    tmux.type("stty -a > before; tput cnorm 2>/dev/null; clear");
    for (int i = 0; i < 10; i++) {
      tmux.type("clear; orch config wait " + operations() + " --timeout 1h; echo done $?");
      if (i > 0) {
        tmux.screenWith("PENDING");
        TimeUnit.MILLISECONDS.sleep(37L * i);
      } else {
        TimeUnit.MILLISECONDS.sleep(400);
      }
      tmux.press("C-c");
      String after = tmux.screenWith("done 130");
      assertFalse(after.contains("PENDING"), after);
      assertTrue(tmux.isCursorVisible());
      sameTerminal(tmux);
    }
  }

  private void sameTerminal(Tmux tmux) throws Exception {
    tmux.type("clear; stty -a > after; cmp before after; echo same $?");
    tmux.screenWith("same 0");
  }

  @Test
  void aSignalLeavesTheTerminalAsItWas() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "1h");
    create("a", "b");
    tmux.type("stty -a > before; clear");
    for (String signal : List.of("TERM", "KILL")) {
      // The launcher becomes the program, with the same process id.
      String command = "echo \\$\\$ > pid; exec \\$LAUNCHER config wait " + operations();
      tmux.type("clear; sh -c \"" + command + " --timeout 1h\"; echo done $?");
      tmux.screenWith("PENDING");
      machine.shell("kill -" + signal + " $(cat pid)").exits(0);
      String after = tmux.screenWith(signal.equals("TERM") ? "done 143" : "done 137");
      // Nobody can erase the lines of a process that was killed.
      assertTrue(signal.equals("KILL") || !after.contains("PENDING"), after);
      assertTrue(tmux.isCursorVisible());
      sameTerminal(tmux);
    }
  }

  @Test
  void aStalledRequestIsShownUntilTheAnswerComes() throws Exception {
    Tmux tmux = open("C.UTF-8", "--fault", "list:slow=20000*5");
    tmux.type("clear; orch config list -v; echo done $?");
    tmux.screenWith("waiting for 127.0.0.1:");
    shows(tmux, "stalled");
    tmux.press("C-c");
    String after = tmux.screenWith("done 130");
    assertFalse(after.contains("waiting for"), after);
    for (String quiet : List.of("-q", "-o json", "--color never -o jsonl")) {
      tmux.type("clear; orch config list " + quiet + " --timeout 3s; echo done $?");
      String silent = tmux.screenWhere(screen -> screen.contains("done"));
      assertFalse(silent.contains("waiting for"), silent);
    }
    tmux.type("clear; CI=true orch config list --timeout 2s; echo done $?");
    assertFalse(tmux.screenWhere(screen -> screen.contains("done")).contains("waiting for"));
  }

  @Test
  void anAnswerAfterAStallErasesTheLine() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "10ms", "--fault", "list:slow=2500");
    create("support");
    tmux.type("clear; orch config list -o name; echo done $?");
    tmux.screenWith("waiting for 127.0.0.1:");
    String after = tmux.screenWith("done 0");
    assertTrue(after.strip().startsWith("conv_configuration_"), after);
    assertFalse(after.contains("waiting for"), after);
  }

  @Test
  void inProgressAStallIsANoteOfItsLine() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "1h", "--fault", "operation:slow=20000*5");
    create("support");
    tmux.type("clear; orch config wait --last --timeout 1h");
    tmux.screenWith("waiting for 127.0.0.1:");
    shows(tmux, "stalled-operation");
  }

  @Test
  void tracesGoAboveTheLines() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "6s");
    create("a", "b");
    tmux.type(
        "clear; orch config wait "
            + operations()
            + " -v --poll-interval 300ms -o name; echo done $?");
    String after = tmux.screenWith("done 0");
    List<String> lines =
        after.lines().filter(line -> !line.isBlank() && !line.startsWith("conv_")).toList();
    for (String line : lines.subList(0, lines.size() - 2)) {
      assertTrue(
          line.matches(
              "orch: GET /v2/ControlPlane/Operations/proc_job_[0-9a-z]+: 200,.*|[0-9]+ ms"),
          line + "\n" + after);
    }
    assertTrue(lines.size() > 4, after);
  }

  @Test
  void aWatchedListIsDrawnInItsPlace() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "10ms");
    create("support", "sales");
    tmux.type(
        "clear; echo above; stty -a > before; orch config list --watch 1s --fields displayName,version; echo done $?");
    tmux.screenWith("sales");
    shows(tmux, "list");
    create("new");
    tmux.screenWith("+ new");
    machine.shell("orch config update support --description other --wait -q").exits(0);
    tmux.screenWith("~ support");
    machine.shell("orch config delete sales --yes --wait -q").exits(0);
    tmux.screenWith("- sales");
    tmux.resize(30, 10);
    tmux.screenWhere(screen -> screen.contains("support") && !screen.contains("looks"));
    tmux.resize(80, 5);
    tmux.screenWith("more");
    tmux.resize(80, 24);
    tmux.screenWhere(screen -> !screen.contains("- sales") && screen.contains("new"));
    tmux.screenWhere(screen -> !screen.contains("~ support") && !screen.contains("+ new"));
    showsBelow("above", tmux, "list-later");
    tmux.press("C-c");
    tmux.screenWith("done 130");
    showsBelow("above", tmux, "list-end");
    assertTrue(tmux.isCursorVisible());
    sameTerminal(tmux);
  }

  @Test
  void aWatchedListSaysThatTheServiceIsGone() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "10ms");
    create("support");
    tmux.type("clear; orch config list --watch 1s --max-retries 0 --fields displayName");
    tmux.screenWith("support");
    emulator.orElseThrow().process().destroyForcibly().waitFor();
    tmux.screenWith("failed, next one in");
    shows(tmux, "list-failed");
  }

  @Test
  void watchingOperationsTakesUpThoseOfOtherCommands() throws Exception {
    Tmux tmux = open("C.UTF-8", "--latency", "2s");
    tmux.type("clear; stty -a > before; orch config wait --watch; echo done $?");
    tmux.screenWith("no operation is running");
    create("support");
    tmux.screenWith("PENDING  support");
    create("sales");
    tmux.screenWhere(screen -> screen.contains("✓ COMPLETED  support"));
    tmux.screenWhere(screen -> screen.contains("✓ COMPLETED  sales"));
    shows(tmux, "watch");
    tmux.press("C-c");
    tmux.screenWith("done 130");
    shows(tmux, "watch-end");
    sameTerminal(tmux);
  }
}
