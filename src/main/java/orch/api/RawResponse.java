package orch.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import orch.json.Json;
import orch.json.MalformedTextException;

/**
 * A complete HTTP response, whatever its status.
 *
 * @param headers the first value of each header, by its name in lower case
 * @param received when the response was complete
 */
record RawResponse(int status, Map<String, String> headers, String body, Instant received) {
  private static final Duration LARGEST_SKEW = Duration.ofHours(1);

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  String requestId() {
    return header("twilio-request-id").orElse("");
  }

  /**
   * The pause that the Retry-After header asks for, in seconds or as an HTTP date (RFC 9110,
   * 10.2.3); empty when the header is absent or malformed.
   */
  Optional<Duration> retryAfter() {
    return header("retry-after").flatMap(this::duration);
  }

  private Optional<Duration> duration(String text) {
    try {
      if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      Duration wait = Duration.between(received, HttpDate.parse(text, received));
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The service's time from the Date header; empty when it is absent or malformed. */
  Optional<Instant> date() {
    try {
      return header("date").map(text -> HttpDate.parse(text, received));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * How far the service's clock is ahead of this machine's, negative if it is behind, to the second
   * that the Date header has. Zero when there is no such header, and when the difference is more
   * than an hour: then one of the two is no clock that dates can be compared by.
   */
  Duration serviceAhead() {
    Duration ahead = Duration.between(received, date().orElse(received));
    return ahead.abs().compareTo(LARGEST_SKEW) > 0 ? Duration.ZERO : ahead;
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The body as a JSON object; empty when it is anything else. */
  Optional<JsonNode> object() {
    try {
      return Optional.of(Json.read(body)).filter(JsonNode::isObject);
    } catch (MalformedTextException e) {
      return Optional.empty();
    }
  }

  /** Why the body is not a JSON object; completes the sentence "the response ...". */
  String flaw() {
    // What is compressed is never unpacked, so a small response cannot become a huge one.
    if (header("content-encoding").isPresent()) {
      return "is compressed, which orch did not ask for";
    }
    try {
      Json.read(body);
      return "is not a JSON object";
    } catch (MalformedTextException e) {
      return "is not a JSON object: " + e.reason();
    }
  }
}
