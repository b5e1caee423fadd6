package orch.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
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
  private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

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

  /**
   * Parses an idempotency key; empty when the text is not a UUID.
   *
   * @param text 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12
   */
  public static Optional<UUID> parseKey(String text) {
    // UUID.fromString also accepts 1-2-3-4-5, which the API does not.
    return text.matches(UUID_FORM) ? Optional.of(UUID.fromString(text)) : Optional.empty();
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
