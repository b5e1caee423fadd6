package orch.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orch.document.Suggestion;
import orch.json.JsonPointers;

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

  /** Reads the default values in the object at a JSON pointer, by option. */
  static Map<String, String> in(SettingsFile file, String pointer) {
    ObjectNode object = file.object(pointer, OPTIONS);
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getValue().isContainerNode() || member.getValue().asText().isBlank()) {
        throw file.wrong(
            JsonPointers.below(pointer, member.getKey()),
            "the default value of " + member.getKey() + " must be a single value");
      }
      values.put(member.getKey(), member.getValue().asText());
    }
    return values;
  }
}
