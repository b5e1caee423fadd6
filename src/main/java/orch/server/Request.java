package orch.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import orch.configuration.Limits;
import orch.configuration.Violation;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.server.Endpoint.Route;
import orch.server.fault.Fault;
import orch.server.http.Query;
import orch.server.http.RefusalException;
import orch.server.store.IdempotencyKey;

/**
 * A request after the checks that are the same everywhere.
 *
 * @param operationFault what will be wrong with the operation it starts
 */
record Request(Route route, Caller caller, Query query, Payload payload, Fault operationFault) {

  /** So many violations are named: the answer to a small request must not be a large one. */
  private static final int MOST = 50;

  /**
   * Who asks.
   *
   * @param origin scheme, host and port under which the client knows this server
   */
  record Caller(String account, String origin) {}

  /** What a write brings along. */
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
   * The body's document.
   *
   * @throws RefusalException when the body is not JSON or breaks a limit; the answer then names all
   *     of them
   */
  JsonNode document(Limits limits) {
    JsonNode document = json();
    List<Violation> violations = limits.check(document);
    if (!violations.isEmpty()) {
      throw RefusalException.invalid(sentences(violations));
    }
    return document;
  }

  private static String sentences(List<Violation> violations) {
    String first =
        violations.stream().limit(MOST).map(Request::sentence).collect(Collectors.joining("; "));
    int more = violations.size() - MOST;
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

  private static String sentence(Violation violation) {
    String place = violation.pointer().isEmpty() ? "The body" : violation.path();
    return place + " " + violation.message();
  }
}
