package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A configuration as the API has it, with every field it came with.
 *
 * @param json an object
 */
public record Configuration(JsonNode json) {
  /** Its id; empty text when the API gave none. */
  public String id() {
    return json.path("id").asText("");
  }

  /** Its name, which need not be unique. */
  public String displayName() {
    return json.path(Fields.DISPLAY_NAME).asText("");
  }

  /** What people call it: its name, else its id. */
  public String label() {
    return displayName().isEmpty() ? id() : displayName();
  }

  /** Counts its changes; empty when the API does not say. */
  public OptionalLong version() {
    JsonNode version = json.path("version");
    return version.isIntegralNumber() && version.canConvertToLong()
        ? OptionalLong.of(version.longValue())
        : OptionalLong.empty();
  }

  /** Whether the API gave a version that is beyond every number it can have counted to. */
  public boolean hasImpossibleVersion() {
    return json.path("version").isIntegralNumber() && version().isEmpty();
  }

  /** Whether another read of it shows the same version, as far as versions are known. */
  public boolean isAsOldAs(Configuration other) {
    return version().isPresent() && version().equals(other.version());
  }

  /** When it was made, where the API says so in a readable way. */
  public Optional<Instant> createdAt() {
    try {
      return Optional.of(OffsetDateTime.parse(json.path("createdAt").asText("")).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
