package bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Presses TAB in real shells: with orch's scripts, with those of gh and kubectl, and with a function
 * that offers nothing. Then asks {@code orch __complete} for candidates.
 */
final class Tab implements Part {
  private static final int NAMES = 10_000;
  private static final String EMPTY = "an empty function";
  private static final String COBRA = "orch __complete, 10,000 names";

  /** What is typed, and what TAB brings to the screen. */
  private record Line(String typed, String proof) {}

  /**
   * A shell.
   *
   * @param command starts it without the user's settings
   * @param setup binds the key that prints the mark, and an empty completion for "nothing"
   * @param script the name of orch's script for it
   */
  private record Shell(String name, String command, String setup, String script) {}

  private static final List<Shell> SHELLS =
      List.of(
          new Shell(
              "bash",
              "bash --norc --noprofile",
              "PS1='> '\nbind 'set bell-style none'\nbind 'set enable-bracketed-paste off'\n"
                  + "bind -x '\"\\C-x\\C-b\": printf \"<%s>\" done'\n"
                  + "_nothing() { :; }\ncomplete -F _nothing nothing\n"
                  + ". /usr/share/bash-completion/bash_completion\n",
              "orch.bash"),
          new Shell(
              "zsh",
              "zsh -f",
              "PS1='> '\nsetopt no_beep\nautoload -U compinit && compinit -u -D\n"
                  + "mark() { print -n '<done>' }\nzle -N mark\nbindkey '^X^B' mark\n"
                  + "_nothing() { return 1 }\ncompdef _nothing nothing\n",
              "_orch"),
          new Shell(
              "fish",
              "fish --no-config",
              "function fish_prompt; echo -n '> '; end\nset -g fish_autosuggestion_enabled 0\n"
                  + "set -g fish_greeting\nbind \\cx\\cb 'echo -n \"<done>\"'\n"
                  + "function __nothing; echo xenon; end\ncomplete -c nothing -f -a '(__nothing)'\n",
              "orch.fish"));

  /** The programs whose own completion is measured as well, with the package that has each. */
  private static final Map<String, Line> OTHERS = new LinkedHashMap<>();

  static {
    OTHERS.put("gh", new Line("gh exten", "sion"));
    OTHERS.put("kubectl", new Line("kubectl desc", "ribe"));
  }

  private static Map<String, Line> lines() {
    Map<String, Line> lines = new LinkedHashMap<>();
    lines.put(EMPTY, new Line("nothing x", ""));
    lines.put("orch: a command", new Line("orch conf", "ig"));
    lines.put("orch: an option", new Line("orch config create --gr", "ouping"));
    lines.put("orch: one of 10,000 names", new Line("orch -p local config get line-01234", "-off"));
    lines.put("orch: all of 10,000 names", new Line("orch -p local config get l", "ine-"));
    return lines;
  }

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Path home = setting.place().directory("tab");
    prepare(home);
    int presses = setting.quick() ? 20 : 100;
    Table table = new Table("TAB", "p50 ms", "p99 ms", "p99 above the empty function's p50");
    for (Shell shell : SHELLS) {
      Map<String, Figures> all = press(setting.place(), shell, home, presses);
      double base = all.get(EMPTY).median();
      double worst = 0;
      for (Map.Entry<String, Figures> each : all.entrySet()) {
        double above = each.getValue().percentile(99) - base;
        worst = each.getKey().startsWith("orch") ? Math.max(worst, above) : worst;
        row(table, shell.name() + ", " + each.getKey(), each.getValue(), Text.figure(above));
      }
      report.judge(
          Goal.withinMillis(
              "TAB in " + shell.name() + ": p99 above an empty function, slowest line", 40, 25),
          worst,
          "");
    }
    Path started = home.resolve("started");
    if (Files.exists(started)) {
      throw new BenchException("TAB started a program: " + Files.readString(started));
    }
    Table bridge = new Table("command", "p50 ms", "p99 ms");
    Figures cobra = bridge(setting, home, presses, bridge);
    report.judge(
        Goal.withinMillis("`orch __complete`, network black-holed, with Java's start: p99", 300, 200),
        cobra.percentile(99),
        "");
    report.section("Completion", method(presses), table, "Network black-holed, stderr empty:", bridge);
  }

  private static String method(int presses) {
    List<String> absent = OTHERS.keySet().stream().filter(name -> !isInstalled(name)).toList();
    return presses
        + " times each, in turn: from the TAB key until the shell has dealt with it, on a terminal of"
        + " 100 columns. awk is `"
        + awk()
        + "`. The empty function of fish offers one word, because fish lets the line flash for 100 ms when"
        + " there is none. No TAB of orch started Java or an orch (counted). gh and kubectl complete a static"
        + " word with their own scripts, which start the program."
        + (absent.isEmpty() ? "" : " Absent, so not measured: " + String.join(", ", absent) + ".");
  }

  private static String awk() {
    try {
      return String.valueOf(Path.of("/usr/bin/awk").toRealPath().getFileName());
    } catch (IOException e) {
      return "awk";
    }
  }

  private static void row(Table table, String name, Figures figures, String... more) {
    List<String> cells = new ArrayList<>(List.of(name, Text.figure(figures.median())));
    cells.add(Text.figure(figures.percentile(99)));
    cells.addAll(List.of(more));
    table.row(cells.toArray(String[]::new));
  }

  /** Writes the names, and programs that tell when they are started. */
  private static void prepare(Path home) throws IOException {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < NAMES; i++) {
      names.append(
          String.format(
              "configuration\tconv_configuration_01k1etk2y5f1y9fpe2e%07d\tline-%05d-office%n", i, i));
    }
    Path file = home.resolve(".cache/orch/names/profile-local");
    Files.createDirectories(file.getParent());
    Files.writeString(file, names);
    Path programs = Files.createDirectories(home.resolve("programs"));
    for (String name : List.of("orch", "java")) {
      Path program = programs.resolve(name);
      Files.writeString(program, "#!/bin/sh\necho \"$0\" >> '" + home + "/started'\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static Map<String, Figures> press(Place place, Shell shell, Path home, int presses)
      throws Exception {
    Map<String, Line> lines = lines();
    StringBuilder setup = new StringBuilder(shell.setup());
    setup.append(". '").append(place.root()).append("/completions/").append(shell.script());
    setup.append("'\n");
    for (Map.Entry<String, Line> other : OTHERS.entrySet()) {
      String program = other.getKey();
      if (isInstalled(program)) {
        String words = program.equals("gh") ? " completion -s " : " completion ";
        Path script = home.resolve(program + "." + shell.name());
        setup.append(program).append(words).append(shell.name()).append(" > ").append(script);
        setup.append("; . ").append(script).append('\n');
        lines.put(program + ": a command", other.getValue());
      }
    }
    Path file = home.resolve("setup." + shell.name());
    Files.writeString(file, setup);
    Map<String, List<Double>> measured = new LinkedHashMap<>();
    try (PressedTab tab = new PressedTab(shell.command(), file, environment(place, home))) {
      // The first press of each line loads functions.
      for (int i = -1; i < presses; i++) {
        for (Map.Entry<String, Line> line : lines.entrySet()) {
          double millis = tab.tab(line.getValue().typed(), line.getValue().proof());
          if (i >= 0) {
            measured.computeIfAbsent(line.getKey(), key -> new ArrayList<>()).add(millis);
          }
        }
      }
    }
    Map<String, Figures> all = new LinkedHashMap<>();
    measured.forEach((line, values) -> all.put(line, new Figures(values)));
    return all;
  }

  private static Map<String, String> environment(Place place, Path home) {
    Map<String, String> variables = new HashMap<>(place.environment());
    variables.put("HOME", home.toString());
    variables.put("PATH", home.resolve("programs") + ":" + System.getenv("PATH"));
    return variables;
  }

  /** Asks for candidates while the service accepts connections and never answers. */
  private static Figures bridge(Setting setting, Path home, int times, Table table)
      throws Exception {
    try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + hole.getLocalPort();
      Map<String, String> variables = Map.of("HOME", home.toString(), "ORCH_BASE_URL", url);
      // Another base URL has names of its own.
      Path names = home.resolve(".cache/orch/names/profile-local");
      Files.copy(names, names.resolveSibling("profile-local@" + url.replaceAll("[:/]", "_")));
      String orch = setting.place().orch();
      List<Command> commands =
          List.of(
              Command.of("orch --version", "orch ", orch, "--version"),
              Command.of("orch __complete, a command", ":", orch, "__complete", "conf"),
              Command.of(
                  COBRA, ":", orch, "__complete", "-p", "local", "config", "get",
                  "l"));
      Map<String, List<Double>> measured = new LinkedHashMap<>();
      int late = 0;
      for (int i = -1; i < times; i++) {
        for (Command command : commands) {
          double millis = once(setting.place(), command.with(variables), home);
          late += command.name().contains("__complete") && isEmpty(home) ? 1 : 0;
          if (i >= 0) {
            measured.computeIfAbsent(command.name(), key -> new ArrayList<>()).add(millis);
          }
        }
      }
      hole.setSoTimeout(1);
      try {
        hole.accept().close();
        throw new BenchException("orch __complete called the service");
      } catch (java.net.SocketTimeoutException e) {
        // As it should be: nobody has called.
      }
      measured.forEach((name, values) -> row(table, name, new Figures(values)));
      table.row("orch __complete without candidates, after its deadline", late + " answers", "");
      return new Figures(measured.get(COBRA));
    }
  }

  /** Whether the last answer has no candidates. */
  private static boolean isEmpty(Path home) throws IOException {
    return Files.readString(home.resolve("out")).startsWith(":");
  }

  private static double once(Place place, Command command, Path home) throws Exception {
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command.arguments());
    Background.environment(builder, place, command);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    long start = System.nanoTime();
    int code = builder.start().waitFor();
    double millis = (System.nanoTime() - start) / 1e6;
    if (code != 0 || Files.size(err) > 0 || !Files.readString(out).contains(command.proof())) {
      throw new BenchException(command.name() + ": exit " + code + " " + Files.readString(err));
    }
    return millis;
  }
}
