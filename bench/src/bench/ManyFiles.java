package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    Race race =
        setting.race(
            List.of(
                validate(setting.place(), "validate " + FEW, few, FEW),
                validate(setting.place(), "validate " + MANY, many, MANY)));
    Figures wall = race.wall("validate " + FEW);
    report.judge(
        Goal.withinMillis("`config validate` of 1,000 documents, wall", 1_500, 1_000),
        wall.median(),
        "");
    report.judge(
        new Goal("the same, peak RSS", 200, 150, false, " MiB"),
        race.rss("validate " + FEW).median(),
        "");
    report.judge(
        Goal.atMost("10,000 documents / 1,000 documents, wall", 12, 10),
        race.wall("validate " + MANY),
        wall);
    report.section(
        "Files",
        "One document of "
            + document(0).length()
            + " bytes in each file, a hundred files in each directory, and rules across all of"
            + " them.",
        race.table());
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
