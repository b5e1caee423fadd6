package orch.cli;

import java.time.Duration;
import orch.operation.Deadline;
import orch.operation.Patience;

/** {@code --timeout}: one deadline for everything a command does. */
final class TimeoutFlag {
  private final Flag<Duration> flag =
      Flag.of(Duration.class, new Durations(), "--timeout")
          .label("D")
          .says("for everything the command does (5m)");

  Flag<Duration> flag() {
    return flag;
  }

  /**
   * How long the command may take, more than zero.
   *
   * @throws UsageProblem when the person gave zero
   */
  Duration duration() {
    Duration longest = flag.or(Patience.DEFAULT.timeout());
    if (longest.isZero()) {
      throw new UsageProblem(
          "--timeout must be more than zero; for one look there is config status");
    }
    return longest;
  }

  /** The deadline of a command that begins now. */
  Deadline deadline(App app) {
    return app.deadline(duration());
  }
}
