package orch.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request to change some fields of a configuration; it keeps the API's limits and changes
 * something, or it does not exist.
 *
 * @param document what is sent: null removes a field or a channel, what is left out stays
 */
public record PatchRequest(ObjectNode document) {
  public PatchRequest {
    if (document.isEmpty() || !Limits.PATCH.check(document).isEmpty()) {
      throw new IllegalArgumentException("not a valid change: " + document);
    }
  }

  /** The body of the request. */
  public ObjectNode toJson() {
    return document.deepCopy();
  }
}
