package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orch.cli.CommandNames;
import orch.cli.problem.ExitCode;
import orch.host.Version;
import orch.term.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Help, 80 columns wide; {@link GoldenTest} checks its text. */
class HelpTest {
  @TempDir private Path home;

  static List<String> commands() {
    return CommandNames.all();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isTheSameHoweverItIsAskedFor(String command) {
    Orch orch = new Orch(home);
    String page = orch.run(GoldenTest.words(command, "--help")).exits(0).saysOnly("").out();
    String[] words = command.isEmpty() ? new String[0] : command.split(" ", -1);
    orch.run(Orch.joined(new String[] {"help"}, words)).exits(0).saysOnly("").prints(page);
    page.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    int examples = page.indexOf("\nExamples:\n");
    assertTrue(examples > page.indexOf("\nUsage: "), page);
    int options = page.indexOf("\nOptions");
    assertTrue(options > examples, page);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void fitsTheTerminal(String command) {
    fits(GoldenTest.words(command, "--help"));
  }

  @ParameterizedTest
  @MethodSource("orch.cli.CommandNames#topics")
  void aTopicFitsTheTerminal(String topic) {
    fits("help", topic);
  }

  /** At a terminal of 40, 80 and 120 columns; the lines of the last one have at most 100. */
  private void fits(String... words) {
    Orch orch = new Orch(home);
    String piped = orch.with("COLUMNS", "40").run(words).exits(0).out();
    orch.onTerminal(Terminal.Stream.OUT).with("NO_COLOR", "1");
    String wide = orch.with("COLUMNS", "120").run(words).exits(0).out();
    wide.lines().forEach(line -> assertTrue(line.length() <= 100, line));
    orch.with("COLUMNS", "80").run(words).exits(0).prints(piped);
    for (String narrow : List.of("40", "20")) {
      String page = orch.with("COLUMNS", narrow).run(words).exits(0).out();
      page.lines().forEach(line -> assertTrue(line.length() <= 40, page));
      assertEquals(letters(wide), letters(page));
    }
  }

  /**
   * What is on a page, however it is laid out: its characters, sorted, without spaces and the
   * backslashes of broken examples.
   */
  private static String letters(String page) {
    return page.chars()
        .filter(c -> !Character.isWhitespace(c) && c != '\\')
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The four fields that the service requires of a new configuration are those marked. */
  @Test
  void requiredFieldsAreMarked() {
    Orch orch = new Orch(home);
    String page = orch.run("config", "create", "--help").out().replaceAll("\\s+", " ");
    Set<String> marked = new TreeSet<>();
    Pattern.compile("(--[a-z-]+)=[A-Z]+ [^=]*?\\(required\\)")
        .matcher(page)
        .results()
        .forEach(option -> marked.add(option.group(1)));
    Set<String> missed = new TreeSet<>();
    Pattern.compile("is required: (--[a-z-]+)")
        .matcher(orch.local("config", "create").exits(3).err())
        .results()
        .forEach(field -> missed.add(field.group(1).replace("--name", "--display-name")));
    assertEquals(missed, marked);
    String update = orch.run("config", "update", "--help").out();
    assertFalse(update.contains("(required)"), update);
  }

  @Test
  void channelsAndValuesAreListed() {
    String page = new Orch(home).run("config", "create", "--help").out();
    assertTrue(page.contains("\nCHANNEL is VOICE, SMS, RCS, WHATSAPP or CHAT.\n"), page);
    assertTrue(page.contains("profile, addresses or"), page);
    assertTrue(page.contains("key=value"), page);
  }

  @ParameterizedTest
  @CsvSource({
    "help config creat, did you mean create?",
    "help confg, did you mean config?",
    "help exit-code, did you mean exit-codes?",
    "help output now, there is no command or topic \"output\"",
    "confg, did you mean config?",
    "config lst, did you mean list?",
    "config list --lmit 3, did you mean --limit?",
    "config list -o jsn, did you mean json?",
    "config list --color allways, did you mean always?",
    "config wait --last --progress plan, did you mean plain?",
    "config list --fields displayNam, did you mean displayName?",
    "config list --sort-by createAt, did you mean createdAt?",
    "config list --filter channelSettings.SMS.captureRule=x, did you mean captureRules?"
  })
  void aSlipIsAnsweredWithWhatWasProbablyMeant(String line, String answer) {
    new Orch(home).local(line.split(" ", -1)).exits(2).says(answer);
  }

  /** Only the commands on the command line are built. The output must not show that. */
  @ParameterizedTest
  @CsvSource({
    "--help config, --help",
    "-qh config, --help",
    "--help config create, --help",
    "config --help get, config --help",
    "config -qh get, config --help"
  })
  void helpIsThatOfTheWholeTree(String line, String same) {
    Orch orch = new Orch(home);
    String page = orch.run(same.split(" ", -1)).exits(0).out();
    orch.run(line.split(" ", -1)).exits(0).prints(page);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config crate list | orch config has no command \"crate\"; did you mean create? (commands:"
            + " create, status, wait, resume, list, get, describe, update, delete, edit, history, undo,"
            + " validate, preflight, diff, apply, export, explain, init, skeleton, schema)\n",
        "config doctor get | orch config has no command \"doctor\" (commands: create, status, wait,"
            + " resume, list, get, describe, update, delete, edit, history, undo, validate, preflight,"
            + " diff, apply, export, explain, init, skeleton, schema)\n",
        "hlep config | orch has no command \"hlep\"; did you mean help? (commands: config, plan, fleet, store, receipt,"
            + " profile, whoami, doctor, emulator, shell, completion, install, uninstall, version, commands,"
            + " help)\n"
      })
  void anErrorNamesTheCommandsOfTheWholeTree(String line, String answer) {
    new Orch(home).run(line.split(" ", -1)).exits(2).says(answer);
  }

  @Test
  void aConfigurationMayHaveTheNameOfACommand() {
    Orch orch = new Orch(home);
    for (String name : List.of("list", "config", "help", "get")) {
      String[] create = {"config", "create", "--name", name, "--description", "d", "--wait", "-q"};
      orch.local(Orch.joined(create, "--grouping", "profile", "--memory-store", "m")).exits(0);
      assertEquals(
          name, orch.local("config", "get", name).exits(0).json().path("displayName").asText());
    }
  }

  @Test
  void theFirstPageNamesEveryTopic() {
    String page = new Orch(home).run("--help").out();
    assertTrue(
        page.replace("\n", " ").contains("orch help " + String.join(", ", CommandNames.topics())),
        page);
  }

  @Test
  void everyExitCodeHasItsLineInTheHelpTheManualAndTheReadme() throws IOException {
    String page = new Orch(home).run("help", "exit-codes").out();
    List<Integer> codes = new ArrayList<>();
    for (ExitCode exit : ExitCode.values()) {
      codes.add(exit.code());
      assertTrue(page.contains("\n  " + exit.code() + " "), page);
      assertTrue(page.contains(" " + exit.meaning() + "\n"), page);
    }
    assertEquals(List.of(129, 130, 143), codes.subList(codes.size() - 3, codes.size()));
    assertEquals(codes, numbers(CommandNames.page(), "(?m)^\\.TP\n\\\\fB([0-9]+)\\\\fR$"));
    String written = Files.readString(Launched.CHECKOUT.resolve("docs/exit-codes.md"));
    String table = written.substring(written.indexOf("| exit code |")).split("\n\n", 2)[0];
    String cells = table.replaceAll("(?m)^\\| ([^|]*) \\|.*$", "$1");
    assertEquals(codes, numbers(cells, "\\b([0-9]+)\\b"));
  }

  private static List<Integer> numbers(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(hit -> Integer.valueOf(hit.group(1)))
        .toList();
  }

  /** Every environment variable that the code reads by its name. */
  @Test
  void everyVariableThatIsReadIsOnThePage() throws IOException {
    Pattern asked =
        Pattern.compile(
            "(?:variable|getOrDefault)\\(\\s*\"([A-Z][A-Z_]+)\""
                + "|\"((?:ORCH|TWILIO|XDG|SSL|HTTPS?|ALL|NO|FORCE)_[A-Z_]+)\"");
    Set<String> read = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Launched.CHECKOUT.resolve("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = asked.matcher(Files.readString(file));
        matcher
            .results()
            .forEach(hit -> read.add(hit.group(1) == null ? hit.group(2) : hit.group(1)));
      }
    }
    assertTrue(read.contains("TWILIO_AUTH_TOKEN") && read.contains("NO_COLOR"), read::toString);
    String page = new Orch(home).run("help", "environment").out();
    read.removeAll(Set.of("HOME", "PATH"));
    // Lines of -o env.
    read.removeAll(Set.of("TWILIO_CONVERSATION_CONFIGURATION_ID", "TWILIO_MEMORY_STORE_ID"));
    assertEquals(List.of(), read.stream().filter(name -> !page.contains(name)).toList());
  }

  /** The library takes a description for a format, and prints a warning if it is not one. */
  @Test
  void noDescriptionHasAPercentSign() {
    String tree = new Orch(home).run("commands", "-o", "json").out();
    assertTrue(tree.contains("\"description\""), tree);
    assertEquals(
        List.of(),
        tree.lines()
            .filter(line -> line.contains("\"description\"") && line.contains("%"))
            .toList());
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertEquals(System.getProperty("orch.version"), Version.NUMBER);
  }

  @Test
  void theVersionIsOneLine() {
    new Orch(home).run("--version").exits(0).prints("orch 0.1.0\n");
    new Orch(home).run("config", "list", "-V").exits(0).prints("orch 0.1.0\n");
  }

  @Test
  void theVersionInFullIsTextOrData() {
    Orch orch = new Orch(home);
    orch.run("version").exits(0).prints("orch 0.1.0\nJava 17.0.99 (Example)\nLinux 6.1 amd64\n");
    assertEquals(
        "17.0.99", orch.run("version", "-o", "json").exits(0).json().path("java").asText());
    orch.run("version", "--jq", ".os").exits(0).prints("Linux\n");
  }
}
