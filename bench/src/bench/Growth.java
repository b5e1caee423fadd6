package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures how an apply that changes everything, and a list, grow with the configurations. */
final class Growth implements Part {
  private static final int FEW = 250;
  private static final int MANY = 1_000;
  private static final int SHORT = 10_000;
  private static final int LONG = 100_000;

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
        Background less = emulator(place, "less");
        Background more = emulator(place, "more")) {
      List<Command> commands = new ArrayList<>();
      commands.addAll(changes(place, FEW, small.ready("baseUrl")));
      commands.addAll(changes(place, MANY, large.ready("baseUrl")));
      commands.add(list(place, SHORT, less.ready("baseUrl")));
      commands.add(list(place, LONG, more.ready("baseUrl")));
      judge(report, few.race(commands));
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
        Goal.atMost("`config list` of 100,000 / of 10,000, wall", 12, 10),
        race.wall("list " + LONG),
        race.wall("list " + SHORT));
    report.judge(
        new Goal("the same of 100,000, peak RSS", 200, 150, false, " MiB"),
        race.rss("list " + LONG).median(),
        "");
    report.section(
        "Growth",
        "Every run of `apply` changes all documents of one file, from the state of the other row of"
            + " the same number, and waits for all operations (`--latency 0`). `list -o jsonl`"
            + " follows all pages. The local control plane is a process of its own.",
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
      List<String> line = line(place, url, "apply", "-f", file.toString(), "--yes");
      line.addAll(List.of("-o", "name", "--timeout", "10m"));
      commands.add(Command.of(apply(number, state), "conv_configuration_", line));
    }
    return commands;
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
