package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures commands about many configurations as files. */
final class ManyFiles implements Part {
  private static final int FEW = 1_000;
  private static final int MANY = 10_000;

  /** Files of one directory; a repository has them in several. */
  private static final int DIRECTORY = 100;

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Path few = documents(setting.place(), FEW);
    Path many = documents(setting.place(), MANY);
    Place place = setting.place();
    try (Background fewLive = emulator(place, few, FEW);
        Background manyLive = emulator(place, many, MANY)) {
      String fewUrl = fewLive.ready("baseUrl");
      String manyUrl = manyLive.ready("baseUrl");
      Race race =
          setting.race(
              List.of(
                  validate(place, "validate " + FEW, few, FEW),
                  validate(place, "validate " + MANY, many, MANY),
                  live(place, "diff " + FEW, fewUrl, "diff", "-o", "name", "-f", few.toString()),
                  live(place, "diff " + MANY, manyUrl, "diff", "-o", "name", "-f", many.toString()),
                  live(place, "apply " + FEW, fewUrl, "apply", "-o", "name", "-f", few.toString()),
                  live(place, "list " + FEW, fewUrl, "list", "-o", "name")));
      judge(report, race);
    }
  }

  private static void judge(Report report, Race race) {
    for (String command : List.of("validate", "diff")) {
      Figures wall = race.wall(command + " " + FEW);
      report.judge(
          Goal.withinMillis("`config " + command + "` of 1,000 documents, wall", 1_500, 1_000),
          wall.median(),
          "");
      report.judge(
          new Goal("the same, peak RSS", 200, 150, false, " MiB"),
          race.rss(command + " " + FEW).median(),
          "");
      report.judge(
          Goal.atMost("10,000 documents / 1,000 documents, wall", 12, 10),
          race.wall(command + " " + MANY),
          wall);
    }
    // Reading the files takes its time too, however the list is read.
    double reading = race.wall("validate " + FEW).median() + race.wall("list " + FEW).median();
    report.judge(
        Goal.atMost("`config apply` of 1,000 unchanged files / `validate` and `list`", 1.2, 1),
        race.wall("apply " + FEW).median() / reading,
        "");
    report.section(
        "Files",
        "One document of "
            + document(0).length()
            + " bytes in each file, a hundred files in each directory, and rules across all of"
            + " them. `diff` and `apply` find every configuration as in its file; they read the"
            + " same pages as `list`, from the local control plane in a process of its own.",
        race.table());
  }

  /** A local control plane that has the configurations of the documents. */
  private static Background emulator(Place place, Path documents, int number)
      throws IOException, InterruptedException {
    Path db = Files.createTempDirectory(place.directory("db"), "files").resolve("orch.db");
    Command emulator =
        Command.of("emulator-files-" + number, "baseUrl", place.orch(), "emulator", "--port", "0");
    List<String> arguments = new ArrayList<>(emulator.arguments());
    arguments.addAll(List.of("--latency", "0", "--db", db.toString()));
    Background server =
        Background.start(place, Command.of(emulator.name(), emulator.proof(), arguments));
    Command fill =
        live(place, "fill", server.ready("baseUrl"), "apply", "-f", documents.toString())
            .with(Map.of("ORCH_JAVA_OPTS", "-Xmx1g"));
    List<String> parallel = new ArrayList<>(fill.arguments());
    parallel.addAll(List.of("--parallel", "16", "--timeout", "1h", "--progress", "none"));
    ProcessBuilder builder = new ProcessBuilder(parallel);
    Background.environment(builder, place, fill);
    // A journal of its own: the measured commands begin like those of a CI job, without one.
    builder.environment().put("XDG_STATE_HOME", place.directory("fill").toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(place.directory("output").resolve("fill-" + number + ".log").toFile());
    if (builder.start().waitFor() != 0) {
      throw new BenchException("the configurations of " + number + " files were not created");
    }
    return server;
  }

  private static Command live(Place place, String name, String url, String... command) {
    List<String> line =
        new ArrayList<>(List.of(place.orch(), "-p", "local", "--base-url", url, "config"));
    line.addAll(List.of(command));
    if (command[0].equals("apply")) {
      line.add("--yes");
    }
    return Command.of(name, "conv_configuration_", line);
  }

  private static Command validate(Place place, String name, Path directory, int number) {
    return Command.of(
        name,
        "in " + number + " files",
        place.orch(),
        "config",
        "validate",
        "-f",
        directory.toString(),
        "--rule",
        "-O026");
  }

  private static Path documents(Place place, int number) throws IOException {
    Path top = place.cache().resolve("documents-" + number);
    for (int i = 0; i < number; i++) {
      Path directory = top.resolve(String.valueOf(i / DIRECTORY));
      if (i % DIRECTORY == 0) {
        Files.createDirectories(directory);
      }
      Files.writeString(directory.resolve("c" + i + ".yaml"), document(i));
    }
    return top;
  }

  private static String document(int i) {
    return """
        # configuration %1$d
        displayName: support-%1$d
        description: Inbound support %1$d
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
        memoryExtractionEnabled: true
        channelSettings:
          SMS:
            captureRules:
              - {from: "+1555%1$07d", to: "*"}
              - {from: "*", to: "+1555%1$07d"}
            statusTimeouts: {inactive: 10, closed: 60}
          WHATSAPP:
            captureRules:
              - {from: "whatsapp:+1555%1$07d", to: "*"}
              - {from: "*", to: "whatsapp:+1555%1$07d"}
            statusTimeouts: {inactive: 10, closed: 60}
          VOICE:
            captureRules:
              - {from: "*", to: "+1555%1$07d", metadata: {callType: PSTN}}
            statusTimeouts: {inactive: 5, closed: 30}
        statusCallbacks:
          - {url: "https://hooks.example.com/orch/%1$d", method: POST}
        """
        .formatted(i);
  }
}
