package bench;

import java.io.IOException;
import java.util.List;

/**
 * How the bench runs.
 *
 * @param rounds how often each thing is measured
 * @param quick to try the bench out: smaller amounts where they do not change what is measured
 */
record Setting(Place place, int rounds, boolean quick) {
  Race race(List<Command> commands) throws IOException, InterruptedException {
    return Race.run(runner(), rounds, commands);
  }

  Runner runner() {
    return new Runner(place);
  }
}
