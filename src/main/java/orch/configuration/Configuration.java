package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import orch.json.Json;
import org.jspecify.annotations.Nullable;

/** A configuration as the API returns it, with all fields, known or not. */
public final class Configuration {
  private static final List<String> HEAD =
      List.of("id", Fields.DISPLAY_NAME, "version", "createdAt");

  /** The whole of it; in a packed one, the members that identify it. */
  private final JsonNode json;

  private final Optional<String> packed;

  /**
   * @param json an object
   */
  public Configuration(JsonNode json) {
    this(json, Optional.empty());
  }

  private Configuration(JsonNode json, Optional<String> packed) {
    this.json = json;
    this.packed = packed;
  }

  /** All fields. */
  public JsonNode json() {
    return packed.isPresent() ? Json.read(packed.get()) : json;
  }

  /**
   * The same in a tenth of the memory, for those who hold thousands. Each call of {@link #json}
   * then takes some time.
   */
  public Configuration packed() {
    ObjectNode head = Json.object();
    for (String field : HEAD) {
      if (json.has(field)) {
        head.set(field, json.get(field));
      }
    }
    return packed.isPresent() ? this : new Configuration(head, Optional.of(Json.compact(json)));
  }

  /** The same for one who reads it several times. */
  public Configuration unpacked() {
    return packed.isPresent() ? new Configuration(json()) : this;
  }

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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Configuration that && json().equals(that.json());
  }

  @Override
  public int hashCode() {
    return json().hashCode();
  }

  @Override
  public String toString() {
    return Json.compact(json());
  }
}
