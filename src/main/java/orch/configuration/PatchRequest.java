package orch.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request to change some fields of a configuration. It is always within the API's limits and
 * changes at least one field.
 *
 * @param document the body of the request: null removes a field or a channel, missing ones stay
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
