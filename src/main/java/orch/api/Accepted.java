package orch.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import orch.operation.Operation;

/**
 * A write that the service has accepted, with the operation it started.
 *
 * @param operation the service's answer, its operation id included
 * @param name what to poll: the status URL, else the operation's id
 * @param retryAfter how long the service asks to wait before the first poll
 * @param requestId the service's name for the request; empty when it gave none
 * @param sent when the key was first sent, by this machine's clock
 */
public record Accepted(
    Operation operation,
    String name,
    UUID idempotencyKey,
    Optional<Duration> retryAfter,
    String requestId,
    Instant sent) {
  /** The same for a key that an earlier command sent first. */
  public Accepted firstSent(Instant earlier) {
    return new Accepted(operation, name, idempotencyKey, retryAfter, requestId, earlier);
  }

  /** The name for messages: the operation's id, else its status URL. */
  public String label() {
    return operation.id().orElse(name);
  }
}
