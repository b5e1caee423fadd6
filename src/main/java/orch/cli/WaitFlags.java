package orch.cli;

import java.time.Duration;
import orch.operation.Patience;
import orch.term.ProgressMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say how long to wait, how often to look, and what to show meanwhile. */
final class WaitFlags {
  @Option(
      names = "--timeout",
      paramLabel = "D",
      converter = Durations.class,
      description = "for everything the command does (5m)")
  private @Nullable Duration timeout;

  @Option(
      names = "--poll-interval",
      paramLabel = "D",
      converter = Durations.class,
      description = "between the first looks (1s); later ones are further apart")
  private @Nullable Duration pollInterval;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description = "auto, live, plain, json or none, on stderr")
  private @Nullable ProgressMode progress;

  Patience patience() {
    Duration interval = pollInterval == null ? Patience.DEFAULT.interval() : pollInterval;
    if (interval.isZero()) {
      throw new UsageProblem("--poll-interval must be more than zero");
    }
    if (timeout != null && timeout.isZero()) {
      throw new UsageProblem(
          "--timeout must be more than zero; for one look there is config status");
    }
    return new Patience(timeout == null ? Patience.DEFAULT.timeout() : timeout, interval);
  }

  ProgressMode progress() {
    return progress == null ? ProgressMode.AUTO : progress;
  }
}
