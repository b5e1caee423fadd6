package orch.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.json.Json;

/**
 * The service's description of a failure, read from any of the API's three forms of error bodies.
 * Where there is no such body, orch's own message.
 *
 * @param status the HTTP status; 0 when there was no answer
 * @param code the service's own code for the problem; empty when it gave none
 * @param message the service's own message, else orch's; empty when there is none
 * @param requestId the service's id for this request; empty when it sent none
 * @param fields the errors of single fields
 * @param conflictingId the id of the resource that this one conflicts with; empty when not given
 * @param isFromApi whether the request id or the form of the body shows that the API itself
 *     answered; otherwise an intermediary may have
 */
public record ErrorDetails(
    int status,
    String code,
    String message,
    String requestId,
    Optional<Duration> retryAfter,
    List<Field> fields,
    String conflictingId,
    boolean isFromApi) {

  /** In characters. Longer messages of the service are cut. */
  private static final int LONGEST_MESSAGE = 2000;

  /** Details of a call without a usable answer. */
  static ErrorDetails none(String message) {
    return new ErrorDetails(0, "", message, "", Optional.empty(), List.of(), "", false);
  }

  static ErrorDetails of(RawResponse answer) {
    JsonNode body = answer.object().orElseGet(Json::object);
    return new ErrorDetails(
        answer.status(),
        body.path("code").asText(""),
        first(body, "message", "detail", "title"),
        answer.requestId(),
        answer.retryAfter(),
        fields(body),
        answer.header("x-conflicting-resource-id").orElse(""),
        !answer.requestId().isEmpty() || isErrorBody(body));
  }

  /** These details, with another message where the service gave none. */
  ErrorDetails orMessage(String otherwise) {
    return message.isEmpty()
        ? new ErrorDetails(
            status, code, otherwise, requestId, retryAfter, fields, conflictingId, isFromApi)
        : this;
  }

  /** All three forms of the API's error bodies have a code, or a title with a status. */
  private static boolean isErrorBody(JsonNode body) {
    return body.has("code") || (body.has("title") && body.has("status"));
  }

  private static String first(JsonNode body, String... names) {
    for (String name : names) {
      String text = body.path(name).asText("");
      if (!text.isBlank()) {
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "..." : text;
      }
    }
    return "";
  }

  private static List<Field> fields(JsonNode body) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode error : body.path("errors")) {
      fields.add(new Field(error.path("pointer").asText(""), first(error, "detail", "message")));
    }
    return fields;
  }

  /** An error of one field, which a JSON pointer names. */
  public record Field(String pointer, String detail) {}
}
