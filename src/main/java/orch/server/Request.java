package orch.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.server.Endpoint.Route;
import orch.server.fault.Fault;
import orch.server.http.Query;
import orch.server.http.RefusalException;
import orch.server.schema.BodySchema;
import orch.server.store.IdempotencyKey;

/**
 * A request that passed the checks common to all endpoints.
 *
 * @param conditions of the operation that the request starts
 */
record Request(Route route, Caller caller, Query query, Payload payload, Conditions conditions) {

  /** The most violations in one error: a small request must not cause a large response. */
  private static final int MAX_VIOLATIONS = 50;

  /**
   * The client's account and origin.
   *
   * @param origin scheme, host and port that the client used
   */
  record Caller(String account, String origin) {}

  /**
   * How an operation goes.
   *
   * @param latency the time from its acceptance to its end
   */
  record Conditions(Duration latency, Fault fault) {}

  /** The idempotency key and body of a write. */
  record Payload(IdempotencyKey key, String text) {}

  String account() {
    return caller.account();
  }

  String id() {
    return route.id();
  }

  IdempotencyKey key() {
    return payload.key();
  }

  /**
   * The document in the body.
   *
   * @throws RefusalException 400 when the body is not JSON or breaks limits; the error lists the
   *     violations
   */
  JsonNode document(BodySchema schema) {
    JsonNode document = json();
    List<String> violations = schema.violations(document);
    if (!violations.isEmpty()) {
      throw RefusalException.invalid(sentences(violations));
    }
    return document;
  }

  private static String sentences(List<String> violations) {
    String first = violations.stream().limit(MAX_VIOLATIONS).collect(Collectors.joining("; "));
    int more = violations.size() - MAX_VIOLATIONS;
    return more > 0 ? first + "; and " + more + " more" : first;
  }

  private JsonNode json() {
    try {
      JsonNode document = Json.readDocument(payload.text());
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(Json.compact(document))) {
        throw RefusalException.invalid("The body escapes half a character (a lone surrogate)");
      }
      return document;
    } catch (MalformedTextException e) {
      throw RefusalException.invalid(
          "The body is not JSON: line " + e.line() + ", column " + e.column() + ": " + e.reason());
    }
  }
}
