package orch.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A write to the service: the one value that is recorded in the journal, sent, shown by a dry run,
 * and sent again when its outcome is unknown.
 *
 * @param path of the resource, below the base URL
 * @param body of the request; a null node when it has none
 * @param key the idempotency key, the same for every attempt
 * @param subject the resource, for messages: {@code configuration "support"}
 */
public record Write(Method method, String path, JsonNode body, UUID key, String subject) {
  /** The HTTP methods of writes. */
  public enum Method {
    POST("create"),
    PUT("replace"),
    PATCH("update"),
    DELETE("delete");

    private final String verb;

    Method(String verb) {
      this.verb = verb;
    }
  }

  /** Completes the sentence "cannot ...": {@code create the configuration "support"}. */
  public String action() {
    return method.verb + " the " + subject;
  }

  /**
   * The same request with another idempotency key, so that the service treats it as another write.
   */
  public Write withKey(UUID other) {
    return new Write(method, path, body, other, subject);
  }

  /** Whether the other is the same request, whatever its idempotency key. */
  public boolean isSameAs(Write other) {
    return method == other.method && path.equals(other.path) && body.equals(other.body);
  }
}
