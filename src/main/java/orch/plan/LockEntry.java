package orch.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orch.json.Json;

/**
 * What the lock says of one configuration, as of the last apply.
 *
 * @param id of the configuration
 * @param hash of the document that was applied: {@link DocumentHash}
 * @param version of the configuration after the apply; 0 when it is unknown
 * @param operation the last operation of an apply; empty when nothing had to be written
 * @param isCreated whether an apply of these files created it, so that it may be pruned
 */
public record LockEntry(String id, String hash, long version, String operation, boolean isCreated) {
  static LockEntry of(JsonNode line) {
    return new LockEntry(
        line.path("id").asText(""),
        line.path("hash").asText(""),
        line.path("version").asLong(0),
        line.path("operation").asText(""),
        line.path("created").asBoolean(false));
  }

  ObjectNode json() {
    ObjectNode line = Json.object().put("id", id).put("hash", hash).put("version", version);
    if (!operation.isEmpty()) {
      line.put("operation", operation);
    }
    return line.put("created", isCreated);
  }
}
