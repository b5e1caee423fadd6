package orch.server.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.server.http.RefusalException;

/** Reads the bodies of requests. */
final class Bodies {
  private Bodies() {}

  /**
   * The object in a body.
   *
   * @throws RefusalException 400 when it is none
   */
  static ObjectNode json(String body) {
    try {
      if (Json.readDocument(body) instanceof ObjectNode object) {
        return object;
      }
      throw RefusalException.invalid("The body must be a JSON object");
    } catch (MalformedTextException e) {
      throw RefusalException.invalid(
          "The body is not JSON: line " + e.line() + ", column " + e.column() + ": " + e.reason());
    }
  }

  /**
   * A required text of a body.
   *
   * @throws RefusalException 400 when it is missing, empty or too long
   */
  static String text(ObjectNode body, String field, int longest) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw RefusalException.invalid(field + ": must not be null");
    }
    String text = value.asText("");
    if (!value.isTextual() || text.isEmpty() || text.length() > longest) {
      throw RefusalException.invalid(field + ": must be a text of 1 to " + longest + " characters");
    }
    return text;
  }
}
