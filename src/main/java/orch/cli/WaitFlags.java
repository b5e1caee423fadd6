package orch.cli;

import java.time.Duration;
import java.util.List;
import orch.operation.Patience;
import orch.term.ProgressMode;

/** The flags that say how long to wait, how often to look, and what to show meanwhile. */
final class WaitFlags {
  private final TimeoutFlag timeout = new TimeoutFlag();
  private final Flag<Duration> pollInterval =
      Flag.of(Duration.class, new Durations(), "--poll-interval")
          .label("D")
          .says("between the first looks (1s); later ones are further apart");
  private final Flag<ProgressMode> progress =
      Flag.of(ProgressMode.class, new Choice<>(ProgressMode.values()), "--progress")
          .label("HOW")
          .says("auto, live, plain, json or none, on stderr");

  /** All of them, as the help shows them. */
  List<Flag<?>> all() {
    return List.of(timeout.flag(), pollInterval, progress);
  }

  Patience patience() {
    Duration interval = pollInterval.or(Patience.DEFAULT.interval());
    if (interval.isZero()) {
      throw new UsageProblem("--poll-interval must be more than zero");
    }
    return new Patience(timeout.duration(), interval);
  }

  ProgressMode progress() {
    return progress.or(ProgressMode.AUTO);
  }
}
