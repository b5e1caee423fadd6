package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code orch -p local config create}: server, database and client in one process. */
final class InProcess implements Part {
  private static final String EXISTING = "orch -p local config create";
  private static final String NEW = "the same, new database";

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Place place = setting.place();
    Path directory = Files.createTempDirectory(place.directory("db"), "local");
    Race race =
        setting.race(
            List.of(
                create(place, EXISTING).with(Map.of("ORCH_LOCAL_DB", directory + "/existing.db")),
                createWithNewDatabase(place, directory.resolve("new.db"))));
    for (String name : List.of(EXISTING, NEW)) {
      String what =
          name.equals(NEW) ? "`" + EXISTING + "`, new database, wall" : "`" + EXISTING + "`, wall";
      report.judge(Goal.withinMillis(what, 600, 350), race.wall(name).median(), "");
    }
    report.section("Everything in one process", race.table());
  }

  private static Command create(Place place, String name) {
    List<String> arguments = new ArrayList<>(List.of(place.orch(), "-p", "local"));
    arguments.addAll(CreateFlags.ARGUMENTS);
    return Command.of(name, "\"operationId\"", arguments);
  }

  /** The shell that removes the database of the previous round costs about a millisecond. */
  private static Command createWithNewDatabase(Place place, Path db) {
    Command create = create(place, NEW);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("sh", "-c", "rm -f \"$ORCH_LOCAL_DB\"*; exec \"$@\"", "sh"));
    arguments.addAll(create.arguments());
    return Command.of(NEW, create.proof(), arguments).with(Map.of("ORCH_LOCAL_DB", db.toString()));
  }
}
