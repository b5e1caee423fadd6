package orch.server.reference;

import java.time.Duration;
import orch.server.fault.Fault;
import orch.server.http.Query;
import orch.server.store.IdempotencyKey;

/**
 * A request about resources that configurations refer to.
 *
 * @param origin scheme, host and port that the client used
 * @param body the text of the body
 * @param latency from the acceptance to the end of the operation that it starts
 * @param fault of that operation
 */
public record ReferenceRequest(
    String method,
    String path,
    String account,
    String origin,
    Query query,
    String body,
    IdempotencyKey key,
    Duration latency,
    Fault fault) {
  String id() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
