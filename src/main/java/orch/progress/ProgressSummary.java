package orch.progress;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import orch.term.SafeText;

/** Summarizes the status of the operations in one line. */
final class ProgressSummary {
  private final Map<String, String> statuses = new LinkedHashMap<>();
  private int ended;

  void add(String name) {
    statuses.put(name, "WAITING");
  }

  void put(String name, String status, boolean terminal) {
    statuses.put(name, status);
    ended += terminal ? 1 : 0;
  }

  /**
   * {@code proc_job_… RUNNING} for one operation, {@code 2 of 5 ended, PENDING 1, RUNNING 2} for
   * several.
   */
  String line() {
    if (statuses.size() == 1) {
      Map.Entry<String, String> only = statuses.entrySet().iterator().next();
      return shortName(only.getKey()) + " " + only.getValue();
    }
    Map<String, Long> counts =
        statuses.values().stream()
            .collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting()));
    String each =
        counts.entrySet().stream()
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining(", "));
    return ended + " of " + statuses.size() + " ended: " + each;
  }

  /** An operation's id, given the id or the status URL. */
  static String shortName(String name) {
    String path = name.contains("?") ? name.substring(0, name.indexOf('?')) : name;
    return SafeText.line(path.substring(path.lastIndexOf('/') + 1));
  }

  /** {@code 3 s}, {@code 2 min 5 s}. */
  static String elapsed(Duration start, Duration now) {
    long seconds = now.minus(start).toSeconds();
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
