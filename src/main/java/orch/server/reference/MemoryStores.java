package orch.server.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import orch.json.Json;
import orch.server.fault.Fault;
import orch.server.fault.FaultKind;
import orch.server.http.ErrorShapes;
import orch.server.http.RefusalException;
import orch.server.http.Reply;
import orch.server.store.StoredOperation;
import orch.server.store.StoredReference;
import orch.server.store.Timeline;

/**
 * Memory stores, as the vendor documents them: www.twilio.com/docs/api/memory/v1/Store, and the
 * error codes 520041 to 520052 of its error dictionary.
 */
final class MemoryStores {
  static final String PATH = "/v1/ControlPlane/Stores";
  static final String OPERATIONS = "/v1/ControlPlane/Operations/";

  /** The documented limit of an account. */
  private static final int MOST = 15;

  private static final int TAKEN = 520045;
  private static final int TOO_MANY = 520044;
  private static final int MISSING = 520041;
  private static final int MISSING_OPERATION = 520052;

  private MemoryStores() {}

  static StoredReference make(ReferenceRequest request, ReferenceHandler.Ids ids, Instant now) {
    ObjectNode body = Bodies.json(request.body());
    String name = Bodies.text(body, "displayName", 64);
    if (!name.matches("[a-zA-Z0-9-]+")) {
      throw RefusalException.invalid("displayName: must match ^[a-zA-Z0-9-]+$");
    }
    ObjectNode document = Json.object().put("displayName", name);
    if (body.has("description")) {
      document.put("description", Bodies.text(body, "description", 128));
    }
    String id = ids.next("mem_store_", now);
    StoredOperation operation =
        new StoredOperation(
            ids.next("mem_operation_", now),
            request.account(),
            id,
            new Timeline(now, now.plus(request.latency())),
            request.fault(),
            request.key());
    return new StoredReference(PATH, name, Json.compact(document), operation);
  }

  /** Refuses a name that is taken, and a store too many. One whose operation failed is none. */
  static void check(StoredReference made, List<StoredReference> others) {
    List<StoredReference> stores =
        others.stream().filter(other -> other.operation().succeeds()).toList();
    if (stores.stream().anyMatch(other -> other.name().equals(made.name()))) {
      throw RefusalException.of(409, TAKEN, "Memory store already exists: " + made.name());
    }
    if (stores.size() >= MOST) {
      throw RefusalException.of(
          400, TOO_MANY, "Memory store limit exceeded: an account has at most " + MOST);
    }
  }

  static RefusalException missing(String id) {
    return RefusalException.of(
        404,
        MISSING,
        "Memory store " + id + " does not exist on this account or has been marked deleted");
  }

  static ObjectNode shown(StoredReference found, Instant now) {
    ObjectNode shown = (ObjectNode) Json.read(found.document());
    String status = status(found.operation(), now);
    shown.put("id", found.id()).put("status", status);
    if (status.equals("ACTIVE")) {
      shown.put(
          "intelligenceServiceId", found.id().replaceFirst("mem_store", "intelligence_service"));
    } else {
      shown.putNull("intelligenceServiceId");
    }
    return shown.put("version", 1);
  }

  private static String status(StoredOperation operation, Instant now) {
    return switch (operation.statusAt(now)) {
      case "PENDING" -> "QUEUED";
      case "COMPLETED" -> now.isBefore(operation.visibleAt()) ? "PROVISIONING" : "ACTIVE";
      case "FAILED", "CANCELLED" -> "FAILED";
      default -> "PROVISIONING";
    };
  }

  static Reply accepted(StoredOperation operation, String origin) {
    ObjectNode body = Json.object();
    body.put("message", "Memory Store creation accepted for processing.");
    body.put("statusUrl", statusUrl(operation, origin));
    Instant accepted = operation.timeline().accepted();
    Reply reply =
        Reply.json(202, Json.compact(body))
            .with("Location", statusUrl(operation, origin))
            .with("Retry-After", String.valueOf(operation.timeline().secondsLeft(accepted)));
    return operation.fault().kind() == FaultKind.NO_OPERATION_ID
        ? reply
        : reply.with("Operation-Id", operation.id());
  }

  /** The answer to a poll. */
  static Reply operation(Optional<StoredReference> found, ReferenceRequest request, Instant now) {
    StoredOperation operation =
        found
            .map(StoredReference::operation)
            .orElseThrow(
                () ->
                    RefusalException.of(
                        404, MISSING_OPERATION, "Operation " + request.id() + " was not found"));
    ObjectNode body = Json.object();
    body.put("operationId", operation.id()).put("status", operation.statusAt(now));
    body.put("createdAt", operation.timeline().accepted().toString());
    body.put("statusUrl", statusUrl(operation, request.origin()));
    if (!operation.timeline().isOver(now)) {
      return Reply.json(200, Json.compact(body))
          .with("Retry-After", String.valueOf(operation.timeline().secondsLeft(now)));
    }
    body.put("completedAt", operation.timeline().ends().toString());
    if (operation.hasResult()) {
      body.putObject("result").put("type", "RESOURCE_ID").put("id", operation.configuration());
      body.put("resultUrl", request.origin() + PATH + "/" + operation.configuration());
    }
    Fault fault = operation.fault();
    if (fault.kind() == FaultKind.FAIL) {
      body.set(
          "error",
          ErrorShapes.problem(fault.failureStatus(), fault.failureCode(), fault.failureMessage()));
    }
    return Reply.json(200, Json.compact(body));
  }

  private static String statusUrl(StoredOperation operation, String origin) {
    String path = OPERATIONS + operation.id();
    return switch (operation.fault().kind()) {
      case STATUS_URL -> operation.fault().argument();
      case RELATIVE_STATUS_URL -> path;
      default -> origin + path;
    };
  }
}
