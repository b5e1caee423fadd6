package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures commands in turn, A B C A B C, after a warm-up round. So a disturbance of the machine
 * affects all of them.
 */
final class Race {
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

  private Race() {}

  /** Runs the commands; the others are compared with the first. */
  static Race run(Runner runner, int rounds, List<Command> commands)
      throws IOException, InterruptedException {
    Race race = new Race();
    for (int round = 0; round <= rounds; round++) {
      for (Command command : commands) {
        Sample sample = runner.measure(command);
        if (round > 0) {
          race.samples.computeIfAbsent(command.name(), name -> new ArrayList<>()).add(sample);
        }
      }
    }
    return race;
  }

  /** A race from samples that were measured elsewhere. */
  static Race of(Map<String, List<Sample>> samples) {
    Race race = new Race();
    race.samples.putAll(samples);
    return race;
  }

  Figures wall(String name) {
    return Figures.of(samples.get(name), Sample::wall);
  }

  Figures cpu(String name) {
    return Figures.of(samples.get(name), Sample::cpu);
  }

  Figures rss(String name) {
    return Figures.of(samples.get(name), Sample::rss);
  }

  /** A row for each command; the ratios are the first command's value to this one's. */
  Table table() {
    String first = samples.keySet().iterator().next();
    Table table =
        new Table(
            "command",
            "wall ms",
            "min..max",
            "CPU ms",
            "peak RSS MiB",
            "wall: " + first + " / this",
            "the same ratio, per round");
    for (String name : samples.keySet()) {
      Figures wall = wall(name);
      table.row(
          name,
          Text.figure(wall.median()),
          Text.figure(wall.min()) + ".." + Text.figure(wall.max()),
          Text.figure(cpu(name).median()),
          Text.figure(rss(name).median()),
          Text.ratio(wall(first).over(wall)),
          Text.ratio(wall(first).ratioPerRound(wall).median()));
    }
    return table;
  }
}
