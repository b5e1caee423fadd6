package orch.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import orch.json.Json;
import orch.server.fault.Fault;
import orch.server.fault.FaultKind;
import orch.server.http.ErrorShapes;
import orch.server.http.Reply;
import orch.server.store.StoredOperation;

/**
 * Builds the responses about an operation. Their URLs begin with the origin that the client used.
 */
final class OperationReplies {
  private OperationReplies() {}

  /**
   * The response to a write. It depends only on the operation and the origin, so that a retry with
   * the same idempotency key gets the same response.
   */
  static Reply accepted(StoredOperation operation, String origin) {
    ObjectNode body = Json.object();
    body.put("statusUrl", statusUrl(operation, origin));
    if (operation.hasRelated()) {
      body.putObject("related").put("configurationId", operation.configuration());
    }
    Instant accepted = operation.timeline().accepted();
    Reply reply =
        Reply.json(202, Json.compact(body))
            .with("Location", statusUrl(operation, origin))
            .with("Retry-After", String.valueOf(operation.timeline().secondsLeft(accepted)));
    boolean isNamed = operation.fault().kind() != FaultKind.NO_OPERATION_ID;
    return isNamed ? reply.with("Operation-Id", operation.id()) : reply;
  }

  /** The response to a poll. */
  static Reply status(StoredOperation operation, String origin, Instant now) {
    ObjectNode body = Json.object();
    body.put("operationId", operation.id()).put("status", operation.statusAt(now));
    body.put("createdAt", operation.timeline().accepted().toString());
    body.put("statusUrl", statusUrl(operation, origin));
    if (operation.hasRelated()) {
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
    if (operation.hasResult()) {
      body.putObject("result").put("id", operation.configuration());
    }
    Fault fault = operation.fault();
    if (fault.kind() == FaultKind.FAIL) {
      body.set(
          "error",
          ErrorShapes.problem(fault.failureStatus(), fault.failureCode(), fault.failureMessage()));
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
