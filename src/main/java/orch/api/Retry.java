package orch.api;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * The retry policy: whether and when a failed call is retried. Exponential backoff with full
 * jitter; the service's Retry-After is the shortest pause.
 *
 * @param max the most retries; 0 or more
 * @param random numbers from 0 to 1
 */
public record Retry(int max, DoubleSupplier random) {
  private static final Duration BASE = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

  /** A policy without retries. */
  static Retry never() {
    return new Retry(0, () -> 0);
  }

  /**
   * The pause before the next attempt; empty when there is none: the failure is not retryable, the
   * attempts are used up, or the pause would not end before the deadline.
   *
   * @param attempt the number of the attempt that failed, from 1
   */
  public Optional<Duration> next(int attempt, ApiException problem, Duration timeLeft) {
    if (attempt > max || !problem.isRetryable()) {
      return Optional.empty();
    }
    Duration pause = longer(jittered(attempt), problem.reply().retryAfter().orElse(Duration.ZERO));
    return pause.compareTo(timeLeft) < 0 ? Optional.of(pause) : Optional.empty();
  }

  private Duration jittered(int attempt) {
    double doubled = BASE.toMillis() * Math.pow(2, attempt - 1.0);
    double widest = Math.min((double) LONGEST.toMillis(), doubled);
    return Duration.ofMillis(Math.round(widest * random.getAsDouble()));
  }

  private static Duration longer(Duration pause, Duration retryAfter) {
    Duration floor =
        retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
    return floor.compareTo(pause) > 0 ? floor : pause;
  }
}
