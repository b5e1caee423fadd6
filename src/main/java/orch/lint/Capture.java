package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orch.configuration.Fields;
import orch.json.JsonPointers;

/**
 * A capture rule of a document, with two texts as addresses.
 *
 * @param pointer its place in the document
 */
record Capture(String channel, String pointer, String from, String to, JsonNode metadata) {
  static final String ANY = "*";
  private static final String PHONE_CALL = "PSTN";

  /** All capture rules of a document, in order; those of another shape are left out. */
  static List<Capture> in(JsonNode document) {
    List<Capture> captures = new ArrayList<>();
    for (Map.Entry<String, JsonNode> channel : document.path(Fields.CHANNELS).properties()) {
      String rules = JsonPointers.below(channelPointer(channel.getKey()), Fields.RULES);
      int i = 0;
      for (JsonNode rule : channel.getValue().path(Fields.RULES)) {
        JsonNode from = rule.path("from");
        JsonNode to = rule.path("to");
        if (from.isTextual() && to.isTextual()) {
          captures.add(
              new Capture(
                  channel.getKey(),
                  rules + "/" + i,
                  from.textValue(),
                  to.textValue(),
                  rule.path("metadata")));
        }
        i++;
      }
    }
    return captures;
  }

  static String channelPointer(String channel) {
    return JsonPointers.below("/" + Fields.CHANNELS, channel);
  }

  /** The kind of calls that a rule of VOICE captures, in capitals. */
  String callType() {
    return metadata.path("callType").asText(PHONE_CALL).toUpperCase(Locale.ROOT);
  }

  boolean isOfPhoneCalls() {
    return callType().equals(PHONE_CALL);
  }

  /** Whether both addresses match anything. */
  boolean isOfEverything() {
    return from.equals(ANY) && to.equals(ANY);
  }

  /** The rule for messages, as in {@code "*" to "+15551230100"}. */
  String shown() {
    return Finding.quoted(from) + " to " + Finding.quoted(to);
  }

  /** The address without the prefix of its channel, which may be left out. */
  static String bare(String channel, String address) {
    String prefix =
        switch (channel) {
          case "WHATSAPP" -> "whatsapp:";
          case "RCS" -> "rcs:";
          default -> "";
        };
    return address.toLowerCase(Locale.ROOT).startsWith(prefix)
        ? address.substring(prefix.length())
        : address;
  }
}
