package orch.cli.report;

import java.time.Duration;
import orch.cli.app.App;

/** Hints that repeat the command with twice the time. */
final class MoreTime {
  private static final String WORDS = "to give it more time: ";

  private MoreTime() {}

  /** With a longer {@code --timeout}, where the command has a time limit of its own. */
  static String forCommand(App app) {
    return app.timeout()
        .map(limit -> WORDS + app.sameCommand().with("--timeout", twice(limit)))
        .orElseGet(() -> "to try again later: " + app.sameCommand().unchanged());
  }

  /** With a longer {@code --http-timeout}. */
  static String forRequests(App app) {
    return WORDS + app.sameCommand().with("--http-timeout", twice(app.globals().httpTimeout()));
  }

  private static String twice(Duration limit) {
    long millis = limit.toMillis() * 2;
    if (millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
