package orch.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request to replace a whole configuration, which is always within the API's limits.
 *
 * @param document the body of the request: missing fields are removed
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
