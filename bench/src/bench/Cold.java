package bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports the samples that {@code cold.sh} measured before this JVM started. */
final class Cold implements Part {
  @Override
  public void run(Setting setting, Report report) throws Exception {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    String method = "";
    for (String line : Files.readAllLines(setting.place().cache().resolve("cold.tsv"))) {
      String[] nameAndSample = line.split("\t", 2);
      if (nameAndSample[0].equals("#")) {
        method = nameAndSample[1];
      } else {
        samples
            .computeIfAbsent(nameAndSample[0], name -> new ArrayList<>())
            .add(Sample.of(nameAndSample[1]));
      }
    }
    Race race = Race.of(samples);
    report.section("Cold start", method(method), race.table(), pairs(race));
  }

  private static String method(String method) {
    String[] fields = method.split(" ");
    String sentence =
        fields[0].equals("drop_caches")
            ? "Before each start the page cache was dropped (`/proc/sys/vm/drop_caches`)."
            : "Before each start the tools' files were dropped from the page cache"
                + " (`posix_fadvise`), but not their directories.";
    return sentence
        + " Bytes that stayed in memory because another process maps them: "
        + fields[1]
        + " of libjvm.so, "
        + fields[2]
        + " of node (0 and 0 in a clean run). "
        + "The cache of the storage device was not dropped.";
  }

  private static Table pairs(Race race) {
    Table table = new Table("cold", "ratio of medians, wall", "ratio per round");
    for (String option : List.of("--version", "--help")) {
      Figures orch = race.wall("orch " + option);
      Figures vendor = race.wall("twilio " + option);
      table.row(
          "orch " + option + " / twilio " + option,
          Text.ratio(orch.over(vendor)),
          Text.ratio(orch.ratioPerRound(vendor).median()));
    }
    return table;
  }
}
