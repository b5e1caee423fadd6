package orch.operation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import orch.concurrent.Deadline;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;

/** Polls operations until each has ended or the deadline passes. */
public final class Poller {
  private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(10);

  private final Ticker ticker;
  private final Sleeper sleeper;
  private final DoubleSupplier random;

  /**
   * @param random numbers from 0 to 1, for the jitter
   */
  public Poller(Ticker ticker, Sleeper sleeper, DoubleSupplier random) {
    this.ticker = ticker;
    this.sleeper = sleeper;
    this.random = random;
  }

  /**
   * Polls every operation until it has ended, cannot be polled, or its next poll would be after the
   * deadline.
   *
   * @return the outcome of each operation, in the order of the operations
   * @throws InterruptedException when a pause or a poll is interrupted
   */
  public List<Outcome> follow(
      List<OperationToFollow> operations, Wait wait, OperationSource source, Progress progress)
      throws InterruptedException {
    Duration now = ticker.elapsed();
    List<TrackedOperation> tracks =
        operations.stream()
            .map(operation -> new TrackedOperation(operation, wait.schedule(), now))
            .toList();
    operations.forEach(operation -> progress.following(operation.label()));
    while (sleepUntilNext(tracks, wait.deadline(), progress)) {
      poll(due(tracks), wait.deadline(), source, progress);
    }
    return tracks.stream().map(TrackedOperation::outcome).toList();
  }

  /**
   * Sleeps until the next poll is due. Returns false, without sleeping, when no operation is left
   * or the next poll would be after the deadline.
   */
  private boolean sleepUntilNext(
      List<TrackedOperation> tracks, Deadline deadline, Progress progress)
      throws InterruptedException {
    Optional<Duration> next =
        tracks.stream()
            .filter(TrackedOperation::isOpen)
            .map(TrackedOperation::due)
            .min(Comparator.naturalOrder());
    if (next.isEmpty() || !deadline.allows(timeUntil(next.get()))) {
      return false;
    }
    for (Duration left = timeUntil(next.get()); !left.isZero(); left = timeUntil(next.get())) {
      sleeper.sleep(left.compareTo(PROGRESS_INTERVAL) < 0 ? left : PROGRESS_INTERVAL);
      progress.stillWaiting();
    }
    return true;
  }

  private List<TrackedOperation> due(List<TrackedOperation> tracks) {
    Duration now = ticker.elapsed();
    return tracks.stream().filter(t -> t.isOpen() && t.due().compareTo(now) <= 0).toList();
  }

  private void poll(
      List<TrackedOperation> due, Deadline deadline, OperationSource source, Progress progress)
      throws InterruptedException {
    List<PollResult> results =
        source.poll(due.stream().map(TrackedOperation::name).toList(), deadline);
    for (int i = 0; i < due.size(); i++) {
      TrackedOperation track = due.get(i);
      track.update(results.get(i), ticker.elapsed(), random.getAsDouble());
      if (results.get(i) instanceof PollResult.Seen seen) {
        progress.seen(track.label(), seen.operation());
      } else if (results.get(i) instanceof PollResult.Missed missed) {
        progress.missed(track.label(), missed.why());
      } else if (track.outcome() instanceof Outcome.Lost lost) {
        progress.lost(track.label(), String.valueOf(lost.problem().getMessage()));
      }
    }
  }

  private Duration timeUntil(Duration moment) {
    Duration left = moment.minus(ticker.elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** When to poll, and when to give up. */
  public record Wait(PollSchedule schedule, Deadline deadline) {}
}
