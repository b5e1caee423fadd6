package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Leaves out the nulls that the API's schema does not allow. In a document they mean the same as a
 * missing field.
 */
final class Nulls {
  private Nulls() {}

  /** A copy of a whole configuration without these nulls: fields and channels are never null. */
  static ObjectNode leftOut(JsonNode document) {
    ObjectNode copy = document.deepCopy();
    copy.removeIf(JsonNode::isNull);
    if (copy.path(Fields.CHANNELS) instanceof ObjectNode channels) {
      channels.removeIf(JsonNode::isNull);
    }
    leaveOutInside(copy);
    return copy;
  }

  /** The same below the fields and channels, where a PATCH has no nulls either. */
  static void leaveOutInside(ObjectNode document) {
    for (JsonNode channel : document.path(Fields.CHANNELS)) {
      leaveOut(channel, Fields.RULES);
      for (JsonNode rule : channel.path(Fields.RULES)) {
        leaveOut(rule, "metadata");
      }
    }
    for (JsonNode callback : document.path(Fields.CALLBACKS)) {
      leaveOut(callback, "method");
    }
  }

  private static void leaveOut(JsonNode value, String member) {
    if (value instanceof ObjectNode object && object.path(member).isNull()) {
      object.remove(member);
    }
  }
}
