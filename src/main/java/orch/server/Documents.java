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
 * Computes the document that results from a POST, PUT or PATCH. The functions are pure: they never
 * modify an input tree, and every field that was sent, known or unknown, keeps its place.
 */
final class Documents {
  private Documents() {}

  /**
   * POST: the document that was sent, and the defaults that reads show. A null field counts as left
   * out.
   */
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
   * PUT: the same as for a new document, but a displayName that was left out is kept: PUT does not
   * require it, and every configuration has one.
   */
  static ObjectNode replaced(JsonNode current, JsonNode sent) {
    ObjectNode document = created(sent);
    if (!document.has(DISPLAY_NAME)) {
      document.set(DISPLAY_NAME, current.path(DISPLAY_NAME));
    }
    return document;
  }

  /**
   * PATCH: only the fields that were sent change. Null removes a field; channels are merged one by
   * one.
   */
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
   * The fields that only the service sets.
   *
   * @param version counts the writes that took effect, from 1
   */
  record Stamp(String id, long version, String createdAt, Instant updatedAt) {
    /** The document with these fields, as reads show it. */
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
