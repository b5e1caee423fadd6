package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orch.cli.CommandNames;
import orch.output.Format;
import orch.term.Terminal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The exact output of every command: its help, its data in every format, and an error as text and
 * as JSON. A new command needs a line here, and a run that writes its files ({@link Golden}).
 */
class GoldenTest {
  /**
   * The command lines of a command. They are split at spaces.
   *
   * @param data a command line that prints data; empty for a command without data
   * @param error a command line that fails
   */
  private record Scene(String command, String data, String error) {}

  private static final String VENDOR_FILE =
      """
      {"profiles": {"eu": {"accountSid": "AC00000000000000000000000000000002", "region": "ie1",
        "apiKey": "SK00000000000000000000000000000002", "apiSecret": "obviously-fake-secret"}}}
      """;

  private static final String ODD_FILE =
      """
      displayName: odd
      description: Odd timeouts
      conversationGroupingType: GROUP_BY_PROFILES
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      channelSettings:
        SMS:
          captureRules:
            - {from: "*", to: "+15551230100"}
          statusTimeouts: {inactive: 60, closed: 10}
      """;

  private static final String FLEET_REPORT =
      """
      {"format":"orch fleet report 1","event":"run","run":"1","at":"2026-03-01T12:00:00Z",\
      "command":"apply","shard":"1/1","accounts":[{"name":"eu"},{"name":"us"},{"name":"ap"}]}
      {"event":"start","run":"1","at":"2026-03-01T12:00:00Z","name":"eu","inputs":"1"}
      {"event":"end","run":"1","at":"2026-03-01T12:00:02Z","name":"eu","inputs":"1","state":"done",\
      "exitCode":0,"seconds":2.0,"create":1,"update":0,"delete":0,"unchanged":0}
      {"event":"start","run":"1","at":"2026-03-01T12:00:00Z","name":"us","inputs":"1"}
      {"event":"end","run":"1","at":"2026-03-01T12:00:01Z","name":"us","inputs":"1",\
      "state":"failed","exitCode":4,"seconds":1.0,"error":{"detail":"the credentials expired"}}
      """;

  private static final List<String> PROFILES_WANTED =
      List.of(
          "profile set",
          "profile rename",
          "profile list",
          "profile show",
          "profile use",
          "profile remove");

  /** The commands whose data is a configuration, of which there are pictures. */
  private static final List<String> DRAWN =
      List.of(
          "config list",
          "config get",
          "config describe",
          "config update",
          "config edit",
          "config export");

  private static final String PROFILE =
      "profile add work --account-sid AC00000000000000000000000000000001 --store file";

  private static final List<Scene> SCENES =
      List.of(
          new Scene("", "", "confg list"),
          new Scene("config", "", "config ls"),
          new Scene(
              "config create",
              "config create --name new --description d --grouping profile --memory-store m",
              "config create --name bad! --grouping x --memory-store m"),
          new Scene("config status", "config status --last", "config status"),
          new Scene("config wait", "config wait --last -q", "config wait --timeout x"),
          new Scene("config resume", "config resume --last -q", "config resume --last --all"),
          new Scene("config list", "config list", "config list --fields id,channelSettings.SMSS"),
          new Scene("config get", "config get support", "config get nobody"),
          new Scene("config describe", "config describe support", "config describe nobody"),
          new Scene(
              "config update",
              "config update support --description new --wait -q",
              "config update support --clear descripton"),
          new Scene(
              "config delete", "config delete support --yes --wait -q", "config delete support"),
          new Scene(
              "config edit", "config edit support --wait -q", "config edit support --no-input"),
          new Scene("config history", "config history support", "config history nobody"),
          new Scene("config undo", "config undo --last --yes --wait -q", "config undo"),
          new Scene(
              "config validate", "config validate -f odd.yaml", "config validate -f missing.yaml"),
          new Scene(
              "config preflight",
              "config preflight -f support.yaml -q --skip memory",
              "config preflight -f missing.yaml"),
          new Scene(
              "config diff", "config diff -f support.yaml -q", "config diff --against main -f x"),
          new Scene(
              "config apply",
              "config apply -f support.yaml --yes -q",
              "config apply -f support.yaml"),
          new Scene("config export", "config export support", "config export nobody"),
          new Scene(
              "config explain",
              "config explain --live --channel SMS --from +15551230199 --to +15551230100 -q",
              "config explain --channel SMS"),
          new Scene("config init", "", "config init --name bad!"),
          new Scene("config skeleton", "", "config skeleton now"),
          new Scene("config schema", "", "config schema now"),
          new Scene("fleet", "", "fleet aply"),
          new Scene(
              "fleet validate",
              "fleet validate --accounts fleet.csv -f support.yaml",
              "fleet validate --accounts fleet.csv -f missing.yaml"),
          new Scene(
              "fleet diff",
              "fleet diff --accounts fleet.csv -f support.yaml",
              "fleet diff -f support.yaml"),
          new Scene(
              "fleet plan",
              "fleet plan --accounts fleet.csv -f support.yaml",
              "fleet plan --accounts fleet.csv -f support.yaml --prune"),
          new Scene(
              "fleet apply",
              "fleet apply --accounts fleet.csv -f support.yaml --yes -q",
              "fleet apply --accounts fleet.csv -f odd.yaml --yes"),
          new Scene(
              "fleet export",
              "fleet export --accounts fleet.csv --dir out --dry-run",
              "fleet export --accounts fleet.csv"),
          new Scene("fleet list", "fleet list --accounts fleet.csv", "fleet list --shard 0/4"),
          new Scene(
              "fleet report", "fleet report show report.jsonl", "fleet report merge report.jsonl"),
          new Scene("plan", "", "plan shw my.plan"),
          new Scene("plan show", "plan show my.plan", "plan show nowhere.plan"),
          new Scene("receipt", "", "receipt verfy r.json"),
          new Scene("receipt verify", "receipt verify r.json", "receipt verify nowhere.json"),
          new Scene("receipt show", "receipt show r.json", "receipt show nowhere.json"),
          new Scene("store", "", "store lst"),
          new Scene("store list", "store list", "store list --filter sttus=ACTIVE"),
          new Scene("store get", "", "store get nobody"),
          new Scene(
              "store create", "store create --name new --wait -q", "store create --name bad!"),
          new Scene("profile", "", "profile ad work"),
          new Scene("profile add", PROFILE, "profile add local"),
          new Scene(
              "profile set",
              "profile set eu --default output=yaml --protected --region au1",
              "profile set eu"),
          new Scene("profile rename", "profile rename eu europe", "profile rename nobody local"),
          new Scene("profile list", "profile list", "profile list now"),
          new Scene("profile show", "profile show eu", "profile show nobody"),
          new Scene("profile use", "profile use eu", "profile use nobody"),
          new Scene("profile remove", "profile remove eu --yes", "profile remove nobody"),
          new Scene(
              "profile import",
              "profile import --store file",
              "profile import --from nowhere.json"),
          new Scene("whoami", "whoami", "whoami --account"),
          new Scene("doctor", "doctor --fields check,status", "doctor now"),
          new Scene("emulator", "", "emulator --fault nope"),
          new Scene("shell", "", "shell --yes"),
          new Scene("completion", "", "completion tcsh"),
          new Scene("install", "install --dry-run", "install junk --bogus"),
          new Scene("uninstall", "uninstall --dry-run", "uninstall --prefix nowhere"),
          new Scene("version", "version", "version --jq .["),
          new Scene(
              "commands",
              "commands --fields command,options.names",
              "commands --fields command,options.nmaes"),
          new Scene("help", "", "help outptu"));

  @TempDir private Path home;

  /** A machine with two configurations. */
  private Orch machine(String name, boolean withConfigurations) throws IOException {
    Orch orch = new Orch(Files.createTempDirectory(home, name));
    FakeProgram.in(orch.home());
    orch.file("fleet.csv", "name,profile\nsandbox,local\n").file("report.jsonl", FLEET_REPORT);
    if (withConfigurations) {
      orch.reading("obviously-fake-token\n");
      orch.with("EDITOR", "sed -i s/Inbound/Outbound/");
      Files.createDirectory(orch.home().resolve(".twilio-cli"));
      orch.file(".twilio-cli/config.json", VENDOR_FILE);
      orch.file("odd.yaml", ODD_FILE);
      orch.file("support.yaml", "displayName: support\ndescription: Outbound\n");
      String made = "config create --wait -q --grouping profile --memory-store m --description ";
      run(
          orch,
          made
              + "Inbound --name support --capture SMS=+15551230100 --timeouts SMS=10/60"
              + " --callback https://hooks.example.com/orch");
      run(orch, made + "a,b --name voice --timeouts VOICE=5/30 --memory-extraction");
    }
    return orch;
  }

  private static Result run(Orch orch, String line) {
    String[] words = line.split(" ", -1);
    return line.startsWith("fleet") ? orch.run(words) : orch.local(words);
  }

  private static String screen(Orch orch, String line) {
    String profile = line.startsWith("fleet") ? "" : "-p local ";
    String shown = "$ orch " + profile + line + "\n" + run(orch, line);
    return Golden.steady(shown.replace(orch.home().toString(), "/home/user"));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandShowsWhatItAlwaysShowed() {
    return SCENES.stream()
        .flatMap(
            scene ->
                Stream.of(
                        Stream.of(help(scene.command())),
                        data(scene),
                        Stream.of(error(scene, ""), error(scene, " -o json")))
                    .flatMap(tests -> tests));
  }

  @TestFactory
  Stream<DynamicTest> everyTopicIsAPage() {
    return CommandNames.topics().stream()
        .map(
            topic ->
                test(
                    Golden.file("help", topic),
                    () -> {
                      String page = new Orch(home).run("help", topic).exits(0).saysOnly("").out();
                      page.lines().forEach(line -> assertTrue(line.length() <= 80, line));
                      return page;
                    }));
  }

  private DynamicTest help(String command) {
    return test(
        Golden.file(command, "help"), () -> new Orch(home).run(words(command, "--help")).out());
  }

  static String[] words(String command, String... more) {
    return command.isEmpty() ? more : Orch.joined(command.split(" ", -1), more);
  }

  private Stream<DynamicTest> data(Scene scene) {
    if (scene.data().isEmpty()) {
      return Stream.of();
    }
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(data(scene, "default", ""));
    Format.DATA.stream()
        .filter(format -> DRAWN.contains(scene.command()) || !isPicture(format))
        .forEach(format -> tests.add(data(scene, format.toString(), " -o " + format)));
    return tests.stream();
  }

  private static boolean isPicture(Format format) {
    return format == Format.TREE || format == Format.MERMAID || format == Format.ENV;
  }

  @TestFactory
  Stream<DynamicTest> whereThereIsNoPictureTheOtherFormatsAreNamed() {
    return SCENES.stream()
        .filter(scene -> !scene.data().isEmpty() && !DRAWN.contains(scene.command()))
        // These print nothing, in any format.
        .filter(scene -> !scene.command().matches("profile (use|remove)"))
        .map(
            scene ->
                DynamicTest.dynamicTest(
                    scene.data(),
                    () -> {
                      Orch orch = machine("picture", true);
                      run(orch, "profile import --store file");
                      run(orch, scene.data() + " -o mermaid")
                          .exits(2)
                          .says("-o mermaid draws configurations only")
                          .says("-o json, jsonl, yaml, table, wide, csv or name");
                    }));
  }

  private DynamicTest data(Scene scene, String name, String option) {
    return test(
        Golden.file(scene.command(), name),
        () -> {
          Orch orch = machine(name, true);
          if (PROFILES_WANTED.contains(scene.command())) {
            run(orch, "profile import --store file");
          }
          if (scene.command().equals("plan show")) {
            run(orch, "config apply -f support.yaml --plan-out my.plan");
          }
          if (scene.command().startsWith("receipt ")) {
            run(orch, "config update support --description x --wait --receipt r.json");
          }
          if (scene.command().equals("uninstall")) {
            run(orch, "install");
          }
          return screen(orch, scene.data() + option);
        });
  }

  private DynamicTest error(Scene scene, String option) {
    return test(
        Golden.file(scene.command(), option.isEmpty() ? "error" : "error-json"),
        () -> screen(machine("error", false), (scene.error() + option).strip()));
  }

  @TestFactory
  Stream<DynamicTest> theLastLineOfEveryErrorAsJsonHasItsExitCode() {
    return SCENES.stream()
        .map(Scene::error)
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line,
                    () -> {
                      Result result = run(machine("json", false), line + " -o json");
                      assertEquals(result.exit(), result.error().path("exitCode").intValue());
                      assertTrue(result.exit() != 0, result::toString);
                    }));
  }

  private interface Screen {
    String show() throws IOException;
  }

  private static DynamicTest test(Path file, Screen screen) {
    return DynamicTest.dynamicTest(
        Golden.DIRECTORY.relativize(file).toString(), () -> Golden.check(file, screen.show()));
  }

  @Test
  void everyCommandHasItsScreens() {
    List<String> shown = SCENES.stream().map(Scene::command).toList();
    List<String> missing =
        CommandNames.all().stream().filter(name -> !shown.contains(name)).toList();
    assertEquals(List.of(), missing, "commands without a line in SCENES");
  }

  @Test
  void everyFileIsThatOfAScreen() throws IOException {
    Set<String> shown =
        Stream.concat(everyCommandShowsWhatItAlwaysShowed(), everyTopicIsAPage())
            .map(DynamicTest::getDisplayName)
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.walk(Golden.DIRECTORY)) {
      Set<String> there =
          files
              .filter(Files::isRegularFile)
              .map(file -> Golden.DIRECTORY.relativize(file).toString())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(shown, there);
    }
  }

  @Test
  void theEmulatorPrintsItsAddressInALine() throws IOException {
    Orch orch = machine("emulator", false);
    orch.time().interruptSleep(0);
    Result result = orch.run("emulator", "--port", "0", "-o", "yaml").exits(130);
    assertTrue(result.out().matches("\\{\"baseUrl\":\"http://127.0.0.1:[0-9]+\"}\n"), result.out());
  }

  @Test
  void aTableOnATerminalIsTheSameButForItsColor() throws IOException {
    Orch orch = machine("color", true).with("COLUMNS", "120");
    String plain = run(orch, "config list").out();
    String colored = run(orch.onTerminal(Terminal.Stream.OUT), "config list").out();
    assertEquals(plain, colored.replaceFirst("\033\\[1m", "").replaceFirst("\033\\[0m", ""));
  }
}
