package orch.server;

import static orch.configuration.Fields.CHANNELS;
import static orch.configuration.Fields.DISPLAY_NAME;
import static orch.configuration.Fields.SERVER_SET;
import static orch.configuration.Fields.WRITABLE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import orch.json.Json;

/**
 * What a write makes of a document. Pure; the trees that come in stay as they are, and everything
 * that was sent comes out in its order, known or not.
 */
final class Documents {
  private Documents() {}

  /** POST: what was sent, and what reads add. A null field is a field left out. */
  static ObjectNode created(JsonNode sent) {
    ObjectNode document = sent.deepCopy();
    document.remove(SERVER_SET);
    WRITABLE.stream().filter(field -> document.path(field).isNull()).forEach(document::remove);
    if (document.get(CHANNELS) instanceof ObjectNode channels) {
      channels.removeIf(JsonNode::isNull);
      ReadDefaults.channels(channels);
    }
    return ReadDefaults.to(document);
  }

  /**
   * PUT: as if it were new. Only the name stays when it is left out: PUT does not require it, but
   * every configuration has one.
   */
  static ObjectNode replaced(JsonNode current, JsonNode sent) {
    ObjectNode document = created(sent);
    if (!document.has(DISPLAY_NAME)) {
      document.set(DISPLAY_NAME, current.path(DISPLAY_NAME));
    }
    return document;
  }

  /** PATCH: only what was sent changes; null removes, and channels are merged one by one. */
  static ObjectNode patched(JsonNode current, JsonNode patch) {
    ObjectNode document = current.deepCopy();
    document.remove(SERVER_SET);
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      if (SERVER_SET.contains(change.getKey())) {
        continue;
      }
      if (change.getKey().equals(CHANNELS) && change.getValue().isObject()) {
        merge(document.withObjectProperty(CHANNELS), change.getValue());
      } else {
        put(document, change);
      }
    }
    return ReadDefaults.to(document);
  }

  /**
   * What only the service sets.
   *
   * @param version counts the writes that took effect, from 1
   */
  record Stamp(String id, long version, String createdAt, Instant updatedAt) {
    /** The document as reads show it. */
    ObjectNode on(ObjectNode document) {
      ObjectNode stamped = Json.object();
      stamped.put("id", id);
      stamped.setAll(document);
      stamped.put("createdAt", createdAt).put("updatedAt", updatedAt.toString());
      return stamped.put("version", version);
    }
  }

  private static void merge(ObjectNode channels, JsonNode changes) {
    changes.properties().forEach(change -> put(channels, change));
  }

  private static void put(ObjectNode into, Map.Entry<String, JsonNode> change) {
    if (change.getValue().isNull()) {
      into.remove(change.getKey());
    } else {
      into.set(change.getKey(), change.getValue().deepCopy());
    }
  }
}
