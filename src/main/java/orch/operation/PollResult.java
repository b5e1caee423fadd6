package orch.operation;

import java.time.Duration;
import java.util.Optional;

/** The result of one poll of an operation. */
public sealed interface PollResult {
  /** The operation was read; {@code retryAfter} is the pause that the service asks for. */
  record Seen(Operation operation, Optional<Duration> retryAfter) implements PollResult {}

  /** The poll failed, and the next one may succeed. */
  record Missed(String why, Optional<Duration> retryAfter) implements PollResult {}

  /** The service does not know the operation, or does not know it yet (404). */
  record Absent(RuntimeException problem) implements PollResult {}

  /** The poll failed, and later polls would fail too. */
  record Refused(RuntimeException problem) implements PollResult {}
}
