package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import orch.document.Suggestion;
import orch.json.JsonPointers;

/**
 * Finds fields in the user's document that the API does not know. They are probably typing errors,
 * and the API would ignore them silently.
 */
public final class UnknownFields {
  /** Further violations get no suggestion, which would take too long to compute. */
  private static final int MOST_SUGGESTIONS = 100;

  private static final List<String> TOP =
      Stream.concat(Fields.WRITABLE.stream(), Fields.SERVER_SET.stream()).toList();

  private UnknownFields() {}

  /** A violation for each unknown field, with a suggestion of the right name. */
  public static List<Violation> in(JsonNode document) {
    List<Violation> found = new ArrayList<>();
    Value root = new Value(document, "", found);
    known(root, "field", TOP);
    Value channels = root.member(Fields.CHANNELS);
    known(channels, "channel", Fields.CHANNEL_NAMES);
    channels.members(
        channel -> {
          known(channel, "field", List.of(Fields.TIMEOUTS, Fields.RULES));
          known(channel.member(Fields.TIMEOUTS), "field", List.of("inactive", "closed"));
          each(channel.member(Fields.RULES), List.of("from", "to", "metadata"));
        });
    each(root.member(Fields.CALLBACKS), List.of("url", "method"));
    known(root.member(Fields.BRIDGE), "field", List.of(Fields.SERVICE));
    return found;
  }

  private static void each(Value list, List<String> names) {
    if (list.node().isArray()) {
      list.elements(Integer.MAX_VALUE, element -> known(element, "field", names));
    }
  }

  private static void known(Value object, String what, List<String> names) {
    object.members(
        member -> {
          if (!names.contains(keyOf(member))) {
            String problem =
                keyOf(member).isEmpty() ? "is an empty name" : "is not a known " + what;
            boolean suggests = member.found().size() < MOST_SUGGESTIONS;
            member.violates(suggests ? problem + suggestion(keyOf(member), names) : problem);
          }
        });
  }

  private static String suggestion(String key, List<String> names) {
    String meant = Suggestion.question(key, names);
    return meant.isEmpty() ? "; the known names are " + String.join(", ", names) : meant;
  }

  private static String keyOf(Value member) {
    return JsonPointers.key(member.name());
  }
}
