package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.configuration.Fields;
import orch.json.JsonPointers;
import orch.traffic.CaptureRule;

/**
 * A capture rule as it is written in a document.
 *
 * @param rule what it captures
 * @param pointer its place in the document
 */
record Capture(CaptureRule rule, String pointer, String from, String to, JsonNode metadata) {
  /** All capture rules of a document, in order; those of another shape are left out. */
  static List<Capture> in(JsonNode document) {
    List<Capture> captures = new ArrayList<>();
    for (Map.Entry<String, JsonNode> channel : document.path(Fields.CHANNELS).properties()) {
      String rules = JsonPointers.below(channelPointer(channel.getKey()), Fields.RULES);
      int i = 0;
      for (JsonNode written : channel.getValue().path(Fields.RULES)) {
        Optional<CaptureRule> rule = CaptureRule.read(0, channel.getKey(), i, written);
        if (rule.isPresent()) {
          captures.add(
              new Capture(
                  rule.get(),
                  rules + "/" + i,
                  written.path("from").textValue(),
                  written.path("to").textValue(),
                  written.path("metadata")));
        }
        i++;
      }
    }
    return captures;
  }

  static String channelPointer(String channel) {
    return JsonPointers.below("/" + Fields.CHANNELS, channel);
  }

  String channel() {
    return rule.channel();
  }

  /** The rule for messages, as in {@code "*" to "+15551230100"}. */
  String shown() {
    return Finding.quoted(from) + " to " + Finding.quoted(to);
  }
}
