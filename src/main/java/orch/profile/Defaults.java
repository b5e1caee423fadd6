package orch.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orch.document.Suggestion;
import orch.json.JsonPointers;

/** The options that a profile or a project file may give a value to, by their long names. */
public final class Defaults {
  /**
   * None that says where credentials go or whom to trust, that agrees to something in the person's
   * place, or that means one thing only.
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

  /** Those of the options that are fields of a new configuration. */
  public static final Set<String> OF_FIELDS = Set.of("memory-store", "grouping");

  private Defaults() {}

  /** Why an option may not have a default; empty when it may. */
  public static String objection(String option) {
    if (OPTIONS.contains(option)) {
      return "";
    }
    String question = Suggestion.question(option, OPTIONS);
    return "there is no default for this"
        + (question.isEmpty() ? "; there is for " + String.join(", ", OPTIONS) : question);
  }

  /** The values in the object at a pointer of a file, by option. */
  static Map<String, String> in(SettingsFile file, String pointer) {
    ObjectNode object = file.object(pointer, OPTIONS);
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getValue().isContainerNode() || member.getValue().asText().isBlank()) {
        throw file.wrong(
            JsonPointers.below(pointer, member.getKey()),
            "the default for " + member.getKey() + " must be one value");
      }
      values.put(member.getKey(), member.getValue().asText());
    }
    return values;
  }
}
