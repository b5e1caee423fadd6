package orch.progress;

import java.time.Duration;
import orch.term.SafeText;

/** Texts that several kinds of progress show. */
final class ProgressText {
  private ProgressText() {}

  /** An operation's id, given the id or the status URL. */
  static String shortName(String name) {
    String path = name.contains("?") ? name.substring(0, name.indexOf('?')) : name;
    return SafeText.line(path.substring(path.lastIndexOf('/') + 1));
  }

  /** {@code 3 s}, {@code 2 min 5 s}. */
  static String elapsed(Duration start, Duration now) {
    return time(now.minus(start).toSeconds());
  }

  /** {@code 3 s}, {@code 2 min 5 s}, {@code 3 h 20 min}. */
  static String time(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds / 60 + " min " + seconds % 60 + " s";
  }
}
