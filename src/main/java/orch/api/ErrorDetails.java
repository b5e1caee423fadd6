package orch.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.json.Json;

/**
 * A refusal or failure as the service put it, read from any of the three shapes of error bodies in
 * use, or from none.
 *
 * @param status the HTTP status; 0 when there was no answer
 * @param code the service's own code for the problem; empty when it gave none
 * @param message the service's own message; empty when it found none
 * @param requestId what the service calls this exchange; empty when it did not say
 * @param fields what is wrong with single fields
 * @param conflictingId the thing in conflict with this one; empty when not given
 * @param isFromApi whether the API itself answered, as its request id or the form of the body
 *     shows; else something on the way may have
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

  /** More of the service's message than anybody reads. */
  private static final int LONGEST_MESSAGE = 2000;

  /** No answer at all, for the reason given. */
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

  /** The same, in orch's message where the service had none. */
  ErrorDetails orMessage(String otherwise) {
    return message.isEmpty()
        ? new ErrorDetails(
            status, code, otherwise, requestId, retryAfter, fields, conflictingId, isFromApi)
        : this;
  }

  /** All three shapes of the API's error bodies have a code, or a title with a status. */
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

  /** What is wrong with one field, which a JSON pointer names. */
  public record Field(String pointer, String detail) {}
}
