package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A write that the service accepted.
 *
 * @param operation the id of the operation it started, else its status URL
 * @param method the HTTP method of the request
 * @param body of the request; a null node when it had none
 * @param at when the service accepted it
 */
public record AcceptedEntry(String operation, String method, JsonNode body, Instant at) {
  /** Makes an entry of a write's two lines; empty when they are incomplete. */
  static Optional<AcceptedEntry> of(JsonNode sending, JsonNode accepted) {
    String id = accepted.path(JournalLine.OPERATION).asText("");
    String operation = id.isEmpty() ? accepted.path(JournalLine.STATUS_URL).asText("") : id;
    if (operation.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new AcceptedEntry(
              operation,
              sending.path("method").asText(""),
              sending.path("body"),
              Instant.parse(accepted.path("at").asText(""))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
