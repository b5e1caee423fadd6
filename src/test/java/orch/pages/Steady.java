package orch.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Replaces what differs from run to run, so that a page's output can be compared. */
final class Steady {
  private static final String ID =
      "(?<=_)[0-7][0-9a-hjkmnp-tv-z]{25}\\b|\\bRQ[0-9a-f]{32}\\b"
          + "|\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b";

  private static final Pattern CHANGING =
      Pattern.compile(
          ID
              + "|(?<=127\\.0\\.0\\.1:)\\d+"
              + "|\\b\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z"
              // Durations and ages.
              + "|\\b\\d+(\\.\\d+)? ?(ms|s|m|h|d)\\b"
              // The versions of Java.
              + "|\\b\\d+\\.\\d+\\.\\d+[+._]\\S+");

  /** Columns grow with the values in them. */
  private static final Pattern GAP = Pattern.compile("(?<=\\S) {2,}");

  private Steady() {}

  static String text(List<String> lines) {
    Map<String, String> names = new HashMap<>();
    String text = String.join("\n", lines);
    String masked =
        CHANGING
            .matcher(text)
            .replaceAll(
                match ->
                    match.group().matches(ID.replace("(?<=_)", ""))
                        ? names.computeIfAbsent(match.group(), id -> "ID-" + (names.size() + 1))
                        : "NN");
    return GAP.matcher(masked).replaceAll("  ");
  }
}
