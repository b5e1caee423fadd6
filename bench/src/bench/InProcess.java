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
    List<Command> commands = new ArrayList<>();
    for (Tree tree : setting.trees()) {
      commands.add(create(tree, EXISTING, directory.resolve("existing.db")));
    }
    for (Tree tree : setting.trees()) {
      commands.add(createWithNewDatabase(tree, directory.resolve("new.db")));
    }
    Race race = setting.race(commands);
    report.judge(
        Goal.withinMillis("`" + EXISTING + "`, wall", 250, 180),
        setting.each(tree -> Measured.of(race.wall(tree.name(EXISTING)))));
    report.judge(
        Goal.withinMillis("`" + EXISTING + "`, new database, wall", 600, 350),
        setting.each(tree -> Measured.of(race.wall(tree.name(NEW)))));
    report.section("Everything in one process", race.table());
  }

  private static Command create(Tree tree, String name, Path db) {
    List<String> arguments = new ArrayList<>(List.of("-p", "local"));
    arguments.addAll(CreateFlags.ARGUMENTS);
    return tree.command(name, "\"operationId\"", arguments)
        .with(Map.of("ORCH_LOCAL_DB", db.toString()));
  }

  /** The shell that removes the database of the previous round costs about a millisecond. */
  private static Command createWithNewDatabase(Tree tree, Path db) {
    Command create = create(tree, NEW, db);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("sh", "-c", "rm -f \"$ORCH_LOCAL_DB\"*; exec \"$@\"", "sh"));
    arguments.addAll(create.arguments());
    return Command.of(create.name(), create.proof(), arguments).with(create.environment());
  }
}
