package orch.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request to create a configuration; it keeps the API's limits, or it does not exist.
 *
 * @param document what is sent
 */
public record CreateRequest(ObjectNode document) {
  public CreateRequest {
    if (!Limits.CREATE.check(document).isEmpty()) {
      throw new IllegalArgumentException("not a valid configuration: " + document);
    }
  }

  /** The name the configuration will have. */
  public String displayName() {
    return document.path(Fields.DISPLAY_NAME).textValue();
  }

  /** The memory store it will be listed under. */
  public String memoryStoreId() {
    return document.path(Fields.MEMORY_STORE).textValue();
  }

  /** The body of the request. */
  public ObjectNode toJson() {
    return document.deepCopy();
  }
}
