package bench;

import java.io.IOException;
import java.util.List;

/**
 * The settings of a bench run.
 *
 * @param rounds how often each command is measured
 * @param quick whether this is a trial run with smaller amounts
 */
record Setting(Place place, int rounds, boolean quick) {
  Race race(List<Command> commands) throws IOException, InterruptedException {
    return Race.run(runner(), rounds, commands);
  }

  Runner runner() {
    return new Runner(place);
  }
}
