package orch.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import orch.json.Json;
import orch.server.fault.FaultKind;
import orch.server.http.ErrorShapes;
import orch.server.http.Reply;
import orch.server.store.StoredOperation;

/** What the API tells about an operation, with URLs that begin as the client knows this server. */
final class OperationReplies {
  private OperationReplies() {}

  /**
   * The answer to a write. It depends on nothing but the operation, so that a repetition under the
   * same idempotency key gets the same one.
   */
  static Reply accepted(StoredOperation operation, String origin) {
    ObjectNode body = Json.object();
    body.put("statusUrl", statusUrl(operation, origin));
    if (operation.tellsRelated()) {
      body.putObject("related").put("configurationId", operation.configuration());
    }
    Instant accepted = operation.timeline().accepted();
    return Reply.json(202, Json.compact(body))
        .with("Operation-Id", operation.id())
        .with("Location", statusUrl(operation, origin))
        .with("Retry-After", String.valueOf(operation.timeline().secondsLeft(accepted)));
  }

  /** The answer to a poll. */
  static Reply status(StoredOperation operation, String origin, Instant now) {
    ObjectNode body = Json.object();
    body.put("operationId", operation.id()).put("status", operation.statusAt(now));
    body.put("createdAt", operation.timeline().accepted().toString());
    body.put("statusUrl", statusUrl(operation, origin));
    if (operation.tellsRelated()) {
      body.putObject("related").put("configurationId", operation.configuration());
    }
    if (operation.timeline().isOver(now)) {
      end(body, operation);
      return Reply.json(200, Json.compact(body));
    }
    return Reply.json(200, Json.compact(body))
        .with("Retry-After", String.valueOf(operation.timeline().secondsLeft(now)));
  }

  private static void end(ObjectNode body, StoredOperation operation) {
    body.put("completedAt", operation.timeline().ends().toString());
    if (operation.tellsResult()) {
      body.putObject("result").put("id", operation.configuration());
    }
    if (operation.fault().kind() == FaultKind.FAIL) {
      body.set("error", ErrorShapes.problem(500, "The operation failed as it was asked to"));
    }
  }

  private static String statusUrl(StoredOperation operation, String origin) {
    String path = Endpoint.Paths.OPERATION + operation.id();
    return switch (operation.fault().kind()) {
      case STATUS_URL -> operation.fault().argument();
      case RELATIVE_STATUS_URL -> path;
      default -> origin + path;
    };
  }
}
