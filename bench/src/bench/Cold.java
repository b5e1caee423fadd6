package bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what {@code cold.sh} has measured before this JVM was started. */
final class Cold implements Part {
  @Override
  public void run(Setting setting, Report report) throws Exception {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    String how = "";
    for (String line : Files.readAllLines(setting.place().cache().resolve("cold.tsv"))) {
      String[] nameAndRest = line.split("\t", 2);
      if (nameAndRest[0].equals("#")) {
        how = nameAndRest[1];
      } else {
        samples
            .computeIfAbsent(nameAndRest[0], name -> new ArrayList<>())
            .add(Sample.of(nameAndRest[1]));
      }
    }
    Race race = Race.of(samples);
    report.section("Cold start", how(how), race.table(), pairs(race));
  }

  private static String how(String how) {
    String[] words = how.split(" ");
    String way =
        words[0].equals("drop_caches")
            ? "Before each start the page cache was dropped (`/proc/sys/vm/drop_caches`)."
            : "Before each start the tools' files were dropped from the page cache"
                + " (`posix_fadvise`), but not their directories.";
    return way
        + " Bytes that stayed in memory because another process maps them: "
        + words[1]
        + " of libjvm.so, "
        + words[2]
        + " of node (0 and 0 in a clean run). "
        + "The device's own cache is as it is.";
  }

  private static Table pairs(Race race) {
    Table table = new Table("cold", "ratio of medians, wall", "round by round");
    for (String words : List.of("--version", "--help")) {
      Figures orch = race.wall("orch " + words);
      Figures vendor = race.wall("twilio " + words);
      table.row(
          "orch " + words + " / twilio " + words,
          Text.ratio(orch.over(vendor)),
          Text.ratio(orch.roundByRound(vendor).median()));
    }
    return table;
  }
}
