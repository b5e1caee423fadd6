package orch.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * An operation as the API reports it, with every field it came with.
 *
 * @param json an object
 */
public record Operation(JsonNode json) {
  /** Its id, where the report has one. */
  public Optional<String> id() {
    return text("operationId");
  }

  /** Where it stands. */
  public Status status() {
    return Status.parse(statusText());
  }

  /** Where it stands, in the API's own word. */
  public String statusText() {
    return text("status").orElse("UNKNOWN");
  }

  /** Where its status is to be had: an absolute URL, or one relative to the base URL. */
  public Optional<String> statusUrl() {
    return text("statusUrl");
  }

  /** The configuration it is about: what the report relates it to, else its result. */
  public Optional<String> configurationId() {
    Optional<String> related = text("related", "configurationId");
    return related.isPresent() ? related : text("result", "id");
  }

  /** When it was started, where the report says so in a readable way. */
  public Optional<Instant> createdAt() {
    return text("createdAt").flatMap(Operation::instant);
  }

  /** Why it failed, in the API's words. */
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
