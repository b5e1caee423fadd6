package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A configuration as the API returns it, with all fields, known or not.
 *
 * @param json an object
 */
public record Configuration(JsonNode json) {
  /** The id; an empty text when the API gave none. */
  public String id() {
    return json.path("id").asText("");
  }

  /** The name, which may not be unique. */
  public String displayName() {
    return json.path(Fields.DISPLAY_NAME).asText("");
  }

  /** The configuration's name for messages: its display name, else its id. */
  public String label() {
    return displayName().isEmpty() ? id() : displayName();
  }

  /** The version, which counts the changes; empty when the API gave none. */
  public OptionalLong version() {
    JsonNode version = json.path("version");
    return version.isIntegralNumber() && version.canConvertToLong()
        ? OptionalLong.of(version.longValue())
        : OptionalLong.empty();
  }

  /** Whether the API gave a version that is too large to be a counter. */
  public boolean hasImpossibleVersion() {
    return json.path("version").isIntegralNumber() && version().isEmpty();
  }

  /** Whether both have the same version; false when either has none. */
  public boolean hasSameVersionAs(Configuration other) {
    return version().isPresent() && version().equals(other.version());
  }

  /** When it was created; empty when the date is absent or malformed. */
  public Optional<Instant> createdAt() {
    try {
      return Optional.of(OffsetDateTime.parse(json.path("createdAt").asText("")).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
