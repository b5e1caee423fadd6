package orch.operation;

import java.time.Duration;
import java.util.Optional;

/** What came of looking at an operation once. */
public sealed interface PollResult {
  /** The operation was seen; the service may ask not to be bothered again for a while. */
  record Seen(Operation operation, Optional<Duration> retryAfter) implements PollResult {}

  /** This look failed, the next one may not. */
  record Missed(String why, Optional<Duration> retryAfter) implements PollResult {}

  /** The service does not know the operation, or not yet. */
  record Absent(RuntimeException problem) implements PollResult {}

  /** No later look will do better. */
  record Refused(RuntimeException problem) implements PollResult {}
}
