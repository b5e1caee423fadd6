package bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * The settings of a bench run.
 *
 * @param trees the orch on the Java at hand, and the one with a runtime of its own if there is one
 * @param rounds how often each command is measured
 * @param quick whether this is a trial run with smaller amounts
 */
record Setting(Place place, List<Tree> trees, int rounds, boolean quick) {
  Race race(List<Command> commands) throws IOException, InterruptedException {
    return Race.run(runner(), rounds, commands);
  }

  Runner runner() {
    return new Runner(place);
  }

  /** The same for every orch, in the order of the columns of the goals table. */
  <T> List<T> each(Function<Tree, T> function) {
    return trees.stream().map(function).toList();
  }
}
