package orch.cli.write;

import java.time.Duration;
import java.util.List;
import orch.cli.app.TimeoutFlag;
import orch.cli.option.DurationConverter;
import orch.cli.option.EnumConverter;
import orch.cli.option.Option;
import orch.operation.PollSchedule;
import orch.progress.ProgressMode;

/** The options for waiting: the time limit, the poll interval and the progress display. */
public final class WaitFlags {
  private final TimeoutFlag timeout = new TimeoutFlag();
  private final Option<Duration> pollInterval =
      Option.of(Duration.class, DurationConverter.aboveZero(), "--poll-interval")
          .label("D")
          .standard("1s")
          .description("pause between polls, growing up to 10s");
  private final Option<ProgressMode> progress =
      Option.of(ProgressMode.class, new EnumConverter<>(ProgressMode.values()), "--progress")
          .label("HOW")
          .standard("auto")
          .description("progress on stderr");

  /** All options, in the order of the help. */
  public List<Option<?>> all() {
    return List.of(timeout.flag(), pollInterval, progress);
  }

  public PollSchedule patience() {
    Duration interval = pollInterval.orElse(PollSchedule.DEFAULT.interval());
    return new PollSchedule(timeout.duration(), interval);
  }

  /** The same for a command that runs until it is stopped, unless a time limit is set. */
  public PollSchedule patienceOfWatch() {
    return new PollSchedule(timeout.durationOfWatch(), patience().interval());
  }

  ProgressMode progress() {
    return progress.orElse(ProgressMode.AUTO);
  }
}
