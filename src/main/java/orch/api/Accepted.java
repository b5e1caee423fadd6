package orch.api;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import orch.operation.Operation;

/**
 * A write that the service has taken on: the operation it started.
 *
 * @param operation what the service said of the operation, its id included
 * @param name the operation's id, else its status URL: what to follow it by
 * @param retryAfter how long the service asks to wait before the first look
 */
public record Accepted(
    Operation operation, String name, UUID idempotencyKey, Optional<Duration> retryAfter) {
  /** What people call the operation: its id, else its status URL. */
  public String label() {
    return operation.id().orElse(name);
  }
}
