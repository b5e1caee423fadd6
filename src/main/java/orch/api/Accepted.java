package orch.api;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import orch.operation.Operation;

/**
 * A write that the service has accepted, with the operation it started.
 *
 * @param operation the service's answer, its operation id included
 * @param name what to poll: the status URL, else the operation's id
 * @param retryAfter how long the service asks to wait before the first poll
 */
public record Accepted(
    Operation operation, String name, UUID idempotencyKey, Optional<Duration> retryAfter) {
  /** The name for messages: the operation's id, else its status URL. */
  public String label() {
    return operation.id().orElse(name);
  }
}
