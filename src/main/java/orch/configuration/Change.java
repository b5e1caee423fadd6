package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import orch.json.Json;

/**
 * A difference between two configurations, in one field.
 *
 * @param path as in {@code channelSettings.SMS.statusTimeouts}
 * @param before the value in the first; a missing node when it has none
 * @param after the value in the second; a missing node when it has none
 */
public record Change(String path, JsonNode before, JsonNode after) {
  /** Whether the value is removed. */
  public boolean isLoss() {
    return after.isMissingNode() || after.isNull();
  }

  /** {@code description: "Inbound" -> "Outbound"}, or what was added or removed. */
  public String describe() {
    if (before.isMissingNode()) {
      return path + ": added " + Json.compact(after);
    }
    return isLoss()
        ? path + ": removed " + Json.compact(before)
        : path + ": " + Json.compact(before) + " -> " + Json.compact(after);
  }
}
