package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A write that the service accepted.
 *
 * @param operation the id of the operation it started; its status URL where there is no id
 * @param method of the request
 * @param body what was sent; null when nothing was
 * @param at when it was taken on
 */
public record AcceptedEntry(String operation, String method, JsonNode body, Instant at) {
  /** What two lines of the journal say of a write; empty when they are not whole. */
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
