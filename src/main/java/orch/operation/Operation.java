package orch.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * An operation as the API returns it, with all fields, known or not.
 *
 * @param json an object
 */
public record Operation(JsonNode json) {
  private static final String ID = "operationId";
  private static final String CONFIGURATION = "configurationId";

  /** The operation's id; empty when the API gave none. */
  public Optional<String> id() {
    return text(ID);
  }

  /** The status; {@link Status#OTHER} for a value that is not in the API's schema. */
  public Status status() {
    return Status.parse(statusText());
  }

  /** The status as the API wrote it; {@code UNKNOWN} when it gave none. */
  public String statusText() {
    return text("status").orElse("UNKNOWN");
  }

  /** The URL of the operation: absolute, or relative to the base URL. */
  public Optional<String> statusUrl() {
    return text("statusUrl");
  }

  /** The id of the configuration, from {@code related}, else from {@code result}. */
  public Optional<String> configurationId() {
    Optional<String> related = text("related", CONFIGURATION);
    return related.isPresent() ? related : text("result", "id");
  }

  /**
   * The operation as commands print it: with the configuration's id after its own, where scripts
   * find it whatever the operation is.
   */
  public JsonNode shown() {
    return shown(configurationId());
  }

  /**
   * The same for an operation on this configuration, which the API may not name.
   *
   * @param configuration an id
   */
  public JsonNode shown(String configuration) {
    return shown(Optional.of(configuration));
  }

  private JsonNode shown(Optional<String> configuration) {
    if (configuration.isEmpty() || json.has(CONFIGURATION) || !(json instanceof ObjectNode all)) {
      return json;
    }
    ObjectNode shown = all.objectNode();
    if (all.has(ID)) {
      shown.set(ID, all.get(ID));
    }
    shown.put(CONFIGURATION, configuration.get());
    for (Map.Entry<String, JsonNode> member : all.properties()) {
      shown.set(member.getKey(), member.getValue());
    }
    return shown;
  }

  /** When the operation was created; empty when the date is absent or malformed. */
  public Optional<Instant> createdAt() {
    return text("createdAt").flatMap(Operation::instant);
  }

  /** How long the operation took; empty when it has not ended, or the API gave no dates. */
  public Optional<Duration> took() {
    return createdAt()
        .flatMap(
            start ->
                text("completedAt")
                    .flatMap(Operation::instant)
                    .filter(end -> !end.isBefore(start))
                    .map(end -> Duration.between(start, end)));
  }

  /** Why the operation failed, in the API's words; empty when the API gave no reason. */
  public Optional<String> failure() {
    return text("error", "detail")
        .or(() -> text("error", "title"))
        .or(() -> text("error", "message"));
  }

  private Optional<String> text(String... steps) {
    JsonNode found = json;
    for (String step : steps) {
      found = found.path(step);
    }
    return found.isTextual() && !found.textValue().isBlank()
        ? Optional.of(found.textValue())
        : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
