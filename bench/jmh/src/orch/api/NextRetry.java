package orch.api;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures when a failed call is retried. It is in orch.api because only that package can create
 * the exception.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class NextRetry {
  private final Retry retry = new Retry(4, () -> 0.5);
  private final ApiException problem =
      new ApiException.Unreachable(
          Call.get("read", "", URI.create("http://127.0.0.1/")),
          FailureCause.BROKEN,
          ErrorDetails.none("the connection broke"),
          false);
  private int attempt;

  @Benchmark
  public Optional<Duration> nextRetry() {
    attempt = attempt % 4 + 1;
    return retry.next(attempt, problem, Duration.ofMinutes(5));
  }
}
