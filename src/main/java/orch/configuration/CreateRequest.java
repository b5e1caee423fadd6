package orch.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request to create a configuration, which is always within the API's limits.
 *
 * @param document the body of the request
 */
public record CreateRequest(ObjectNode document) {
  public CreateRequest {
    if (!Limits.CREATE.check(document).isEmpty()) {
      throw new IllegalArgumentException("not a valid configuration: " + document);
    }
  }

  /** The name of the new configuration. */
  public String displayName() {
    return document.path(Fields.DISPLAY_NAME).textValue();
  }

  /** The memory store of the new configuration. */
  public String memoryStoreId() {
    return document.path(Fields.MEMORY_STORE).textValue();
  }

  /** The body of the request. */
  public ObjectNode toJson() {
    return document.deepCopy();
  }
}
