package orch.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/**
 * A write to the service: one value that is journalled, sent, shown by a dry run, and sent again
 * when its fate is unknown.
 *
 * @param path of the resource, below the base URL
 * @param body what is sent; a null node where nothing is
 * @param key the idempotency key, the same for every attempt
 * @param subject the thing that is written to, as people call it: {@code configuration "support"}
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
   * The idempotency key that a text stands for; empty when it is no UUID.
   *
   * @param text 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12
   */
  public static Optional<UUID> parseKey(String text) {
    // UUID.fromString also takes 1-2-3-4-5; the API does not.
    return text.matches(UUID_FORM) ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /** What it does, to be put behind "cannot": {@code create the configuration "support"}. */
  public String action() {
    return method.verb + " the " + subject;
  }

  /** The same write under another idempotency key, which makes it another write to the service. */
  public Write withKey(UUID other) {
    return new Write(method, path, body, other, subject);
  }

  /** Whether both ask the service for the same thing, whatever their keys are. */
  public boolean isSameAs(Write other) {
    return method == other.method && path.equals(other.path) && body.equals(other.body);
  }
}
