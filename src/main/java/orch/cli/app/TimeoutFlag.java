package orch.cli.app;

import java.time.Duration;
import orch.cli.option.DurationConverter;
import orch.cli.option.Option;
import orch.concurrent.Deadline;
import orch.operation.PollSchedule;

/** {@code --timeout}: one deadline for everything a command does. */
public final class TimeoutFlag {
  private static final Duration LONGEST_WATCH = Duration.ofDays(365);

  private final Option<Duration> flag =
      Option.of(
              Duration.class,
              DurationConverter.aboveZero("; to read a status once, use orch config status"),
              "--timeout")
          .label("D")
          .standard("5m")
          .description("time limit for the whole command");

  public Option<Duration> flag() {
    return flag;
  }

  /** The time limit of the command, more than zero. */
  public Duration duration() {
    return flag.orElse(PollSchedule.DEFAULT.timeout());
  }

  /** The time limit of a command that runs until it is stopped, unless a limit is set. */
  public Duration durationOfWatch() {
    return flag.orElse(LONGEST_WATCH);
  }

  /** Starts the deadline of the command now. */
  public Deadline deadline(App app) {
    return app.deadline(duration());
  }
}
