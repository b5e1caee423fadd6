package orch.profile;

import java.util.List;
import java.util.Set;
import orch.document.Suggestion;

/** The options whose default value a profile or a project file can set, by their long names. */
public final class Defaults {
  /**
   * Excluded are options that decide where credentials go or which certificates are trusted,
   * options that confirm something for the user, and options that name a single resource.
   */
  public static final List<String> OPTIONS =
      List.of(
          "output",
          "color",
          "quiet",
          "verbose",
          "no-header",
          "no-input",
          "http-timeout",
          "max-retries",
          "expect-account",
          "wait",
          "timeout",
          "poll-interval",
          "progress",
          "limit",
          "page-size",
          "memory-store",
          "grouping");

  /** The options among them that are fields of a new configuration. */
  public static final Set<String> OF_FIELDS = Set.of("memory-store", "grouping");

  private Defaults() {}

  /** Why an option may not have a default; empty when it may. */
  public static String objection(String option) {
    if (OPTIONS.contains(option)) {
      return "";
    }
    String question = Suggestion.question(option, OPTIONS);
    return "this option cannot have a default value"
        + (question.isEmpty() ? "; those that can are " + String.join(", ", OPTIONS) : question);
  }
}
