package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code orch -p local config create}: server, database and client in one process. */
final class InProcess implements Part {
  private static final String AGAIN = "orch -p local config create";
  private static final String FIRST = "the same, new database";

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Place place = setting.place();
    Path directory = Files.createTempDirectory(place.directory("db"), "local");
    Race race =
        setting.race(
            List.of(
                create(place, AGAIN).with(Map.of("ORCH_LOCAL_DB", directory + "/again.db")),
                first(place, directory.resolve("first.db"))));
    for (String name : List.of(AGAIN, FIRST)) {
      String what =
          name.equals(FIRST) ? "`" + AGAIN + "`, new database, wall" : "`" + AGAIN + "`, wall";
      report.judge(Goal.withinMillis(what, 600, 350), race.wall(name).median(), "");
    }
    report.section("Everything in one process", race.table());
  }

  private static Command create(Place place, String name) {
    List<String> words = new ArrayList<>(List.of(place.orch(), "-p", "local"));
    words.addAll(CreateFlags.WORDS);
    return Command.of(name, "\"operationId\"", words);
  }

  /** The shell that removes the database of the round before costs about a millisecond. */
  private static Command first(Place place, Path db) {
    Command create = create(place, FIRST);
    List<String> words = new ArrayList<>();
    words.addAll(List.of("sh", "-c", "rm -f \"$ORCH_LOCAL_DB\"*; exec \"$@\"", "sh"));
    words.addAll(create.words());
    return Command.of(FIRST, create.proof(), words).with(Map.of("ORCH_LOCAL_DB", db.toString()));
  }
}
