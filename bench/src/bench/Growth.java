package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures how an apply that creates or changes everything, and a list, grow with them. */
final class Growth implements Part {
  private static final int FEW = 250;
  private static final int MANY = 1_000;
  private static final int SHORT = 10_000;
  private static final int LONG = 100_000;

  /** Files of one directory; a repository has them in several. */
  private static final int DIRECTORY = 100;

  private static final String NEW_FILES = "apply new files ";

  /** Each round takes half a minute, and the figures are large. */
  private static final int ROUNDS = 3;

  /** The account of profile {@code local}. */
  private static final String ACCOUNT = "local";

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Place place = setting.place();
    Setting few =
        new Setting(
            place, setting.trees(), Math.min(ROUNDS, setting.rounds()), setting.quick());
    try (Background small = emulator(place, "small");
        Background large = emulator(place, "large");
        Background files = emulator(place, "files");
        Background less = emulator(place, "less");
        Background more = emulator(place, "more")) {
      List<Command> commands = new ArrayList<>();
      commands.addAll(changes(place, FEW, small.ready("baseUrl")));
      commands.addAll(changes(place, MANY, large.ready("baseUrl")));
      commands.addAll(changedFiles(place, MANY, files.ready("baseUrl")));
      commands.add(list(place, SHORT, less.ready("baseUrl")));
      commands.add(list(place, LONG, more.ready("baseUrl")));
      judge(report, race(few, commands));
    }
  }

  /** Measures the commands in turn, and an apply of new files, each time at a new server. */
  private static Race race(Setting setting, List<Command> commands)
      throws IOException, InterruptedException {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    for (int round = 0; round <= setting.rounds(); round++) {
      for (Command command : commands) {
        measure(setting, command, round, samples);
      }
      for (int number : new int[] {FEW, MANY}) {
        try (Background empty = emulator(setting.place(), "new")) {
          measure(setting, newFiles(setting.place(), number, empty), round, samples);
        }
      }
    }
    return Race.of(samples);
  }

  /** The first round warms up. */
  private static void measure(
      Setting setting, Command command, int round, Map<String, List<Sample>> samples)
      throws IOException, InterruptedException {
    Sample sample = setting.runner().measure(command);
    if (round > 0) {
      samples.computeIfAbsent(command.name(), name -> new ArrayList<>()).add(sample);
    }
  }

  private static void judge(Report report, Race race) {
    report.judge(
        Goal.atMost("`config apply` of 1,000 changed documents / of 250, wall", 5, 4.4),
        race.wall(apply(MANY, 1)),
        race.wall(apply(FEW, 1)));
    report.judge(
        new Goal("the same of 1,000, peak RSS", 200, 150, false, " MiB"),
        race.rss(apply(MANY, 1)).median(),
        "");
    report.judge(
        Goal.atMost("`config apply` of 1,000 new files / of 250, wall", 5, 4.4),
        race.wall(NEW_FILES + MANY),
        race.wall(NEW_FILES + FEW));
    report.judge(
        new Goal("the same of 1,000, peak RSS", 200, 150, false, " MiB"),
        race.rss(NEW_FILES + MANY).median(),
        "");
    report.judge(
        new Goal("`config apply` of 1,000 changed files, peak RSS", 200, 150, false, " MiB"),
        race.rss(changedFiles(MANY, 1)).median(),
        "");
    report.judge(
        Goal.atMost("`config list` of 100,000 / of 10,000, wall", 12, 10),
        race.wall("list " + LONG),
        race.wall("list " + SHORT));
    report.judge(
        new Goal("the same of 100,000, peak RSS", 200, 150, false, " MiB"),
        race.rss("list " + LONG).median(),
        "");
    report.section(
        "Growth",
        "`apply` changes all documents of one file, `apply files` those of as many files, from the"
            + " state of the other row of the same number; `apply new files` creates them at a"
            + " server that has none. Each waits for all operations (`--latency 0`)."
            + " `list -o jsonl` follows all pages. The local control plane is a process of its own.",
        race.table());
  }

  /** Two commands, each of which changes what the other one has applied. */
  private static List<Command> changes(Place place, int number, String url) throws IOException {
    List<Command> commands = new ArrayList<>();
    for (int state = 0; state < 2; state++) {
      Path file = place.directory("growth").resolve(number + "-" + state + ".yaml");
      StringBuilder documents = new StringBuilder();
      for (int i = 0; i < number; i++) {
        documents.append(document(i, state));
      }
      Files.writeString(file, documents);
      commands.add(apply(place, apply(number, state), url, file));
    }
    return commands;
  }

  /** The same for documents in a file each. */
  private static List<Command> changedFiles(Place place, int number, String url)
      throws IOException {
    List<Command> commands = new ArrayList<>();
    for (int state = 0; state < 2; state++) {
      commands.add(
          apply(place, changedFiles(number, state), url, directory(place, number, state)));
    }
    return commands;
  }

  private static Command newFiles(Place place, int number, Background server) throws IOException {
    return apply(
        place, NEW_FILES + number, server.ready("baseUrl"), directory(place, number, 0));
  }

  private static Path directory(Place place, int number, int state) throws IOException {
    Path top = place.directory("growth").resolve(number + "-" + state);
    for (int i = 0; i < number; i++) {
      Path directory = Files.createDirectories(top.resolve(String.valueOf(i / DIRECTORY)));
      Files.writeString(directory.resolve("c" + i + ".yaml"), document(i, state));
    }
    return top;
  }

  private static Command apply(Place place, String name, String url, Path documents) {
    List<String> line = line(place, url, "apply", "-f", documents.toString(), "--yes");
    line.addAll(List.of("-o", "name", "--timeout", "10m"));
    return Command.of(name, "conv_configuration_", line);
  }

  private static String changedFiles(int number, int state) {
    return "apply files " + number + (state == 0 ? ", back" : "");
  }

  private static String apply(int number, int state) {
    return "apply " + number + (state == 0 ? ", back" : "");
  }

  private static String document(int i, int state) {
    return """
        ---
        displayName: growth-%d
        description: state %d
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
        """
        .formatted(i, state);
  }

  private static Command list(Place place, int number, String url) throws Exception {
    String document = Files.readString(place.document());
    double unused = new Load(url, ACCOUNT).create(document, number, 16);
    return Command.of(
        "list " + number, "conv_configuration_", line(place, url, "list", "-o", "jsonl"));
  }

  private static List<String> line(Place place, String url, String... command) {
    List<String> line =
        new ArrayList<>(List.of(place.orch(), "-p", "local", "--base-url", url, "config"));
    line.addAll(List.of(command));
    return line;
  }

  private static Background emulator(Place place, String name)
      throws IOException, InterruptedException {
    Path db = Files.createTempDirectory(place.directory("db"), name).resolve("orch.db");
    List<String> line = new ArrayList<>(List.of(place.orch(), "emulator", "--port", "0"));
    line.addAll(List.of("--latency", "0", "--db", db.toString()));
    return Background.start(place, Command.of("emulator-growth-" + name, "baseUrl", line));
  }
}
