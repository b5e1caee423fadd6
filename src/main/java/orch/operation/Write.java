package orch.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A write to the service: one value that is journalled, sent, shown by a dry run, and sent again
 * when its fate is unknown.
 *
 * @param path of the resource, below the base URL
 * @param body what is sent; a null node where nothing is
 * @param key the idempotency key, the same for every attempt
 * @param subject the thing that is written to, as people call it
 */
public record Write(Method method, String path, JsonNode body, UUID key, String subject) {
  /** The HTTP methods of writes. */
  public enum Method {
    POST,
    PUT,
    PATCH,
    DELETE
  }
}
