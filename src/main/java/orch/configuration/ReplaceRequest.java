package orch.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request to put a whole configuration in the place of another; it keeps the API's limits, or it
 * does not exist.
 *
 * @param document what is sent: what is left out is removed
 */
public record ReplaceRequest(ObjectNode document) {
  public ReplaceRequest {
    if (!Limits.REPLACE.check(document).isEmpty()) {
      throw new IllegalArgumentException("not a valid configuration: " + document);
    }
  }

  /** The body of the request. */
  public ObjectNode toJson() {
    return document.deepCopy();
  }
}
