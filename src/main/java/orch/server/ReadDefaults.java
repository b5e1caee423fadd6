package orch.server;

import static orch.configuration.Fields.CALLBACKS;
import static orch.configuration.Fields.CHANNELS;
import static orch.configuration.Fields.EXTRACTION;
import static orch.configuration.Fields.INTELLIGENCE;
import static orch.configuration.Fields.RULES;
import static orch.configuration.Fields.TIMEOUTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Supplier;
import orch.json.Json;

/**
 * Adds the default values that reads show although no client sent them. Values that were sent stay.
 */
final class ReadDefaults {
  private static final String VOICE = "VOICE";
  private static final String RCS = "RCS";

  private ReadDefaults() {}

  /** Adds the defaults of fields, callbacks and rules, in place. */
  static ObjectNode to(ObjectNode document) {
    add(document, CALLBACKS, Json::array);
    add(document, INTELLIGENCE, Json::array);
    add(document, EXTRACTION, () -> BooleanNode.FALSE);
    for (JsonNode callback : document.path(CALLBACKS)) {
      add(callback, "method", () -> TextNode.valueOf("POST"));
    }
    for (JsonNode channel : document.path(CHANNELS)) {
      add(channel, RULES, Json::array);
      channel.path(RULES).forEach(rule -> add(rule, "metadata", Json::object));
    }
    return document;
  }

  /** Adds the channels RCS and VOICE, as the service does when a document has other channels. */
  static void channels(ObjectNode channels) {
    if (channels.isEmpty()) {
      return;
    }
    if (!channels.has(RCS)) {
      ObjectNode timeouts = channels.putObject(RCS).putObject(TIMEOUTS);
      timeouts.putNull("inactive").put("closed", 15);
    }
    if (!channels.has(VOICE)) {
      channels.putObject(VOICE).putNull(TIMEOUTS);
    }
  }

  /** Null counts as not sent, because none of these members can be null in a response. */
  private static void add(JsonNode to, String field, Supplier<JsonNode> value) {
    JsonNode present = to.path(field);
    if (present.isMissingNode() || present.isNull()) {
      ((ObjectNode) to).set(field, value.get());
    }
  }
}
