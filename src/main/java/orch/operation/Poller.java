package orch.operation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import orch.concurrent.Deadline;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;

/** Follows operations to their end, or to the deadline. */
public final class Poller {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

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
   * Looks at every operation until it has ended, cannot be followed, or could be looked at again
   * only after the deadline.
   *
   * @return an outcome for each operation, in their order
   * @throws InterruptedException when a sleep or a look was interrupted
   */
  public List<Outcome> follow(
      List<OperationToFollow> operations, Wait wait, OperationSource lookout, Progress progress)
      throws InterruptedException {
    Duration now = ticker.elapsed();
    List<TrackedOperation> tracks =
        operations.stream()
            .map(started -> new TrackedOperation(started, wait.patience(), now))
            .toList();
    operations.forEach(started -> progress.following(started.label()));
    while (sleepUntilNext(tracks, wait.deadline(), progress)) {
      look(due(tracks), wait.deadline(), lookout, progress);
    }
    return tracks.stream().map(TrackedOperation::outcome).toList();
  }

  /**
   * False when nothing is left to look at in time; a sleep that would pass the deadline is not
   * begun.
   */
  private boolean sleepUntilNext(
      List<TrackedOperation> tracks, Deadline deadline, Progress progress)
      throws InterruptedException {
    Optional<Duration> next =
        tracks.stream()
            .filter(TrackedOperation::isOpen)
            .map(TrackedOperation::due)
            .min(Comparator.naturalOrder());
    if (next.isEmpty() || !deadline.allows(until(next.get()))) {
      return false;
    }
    for (Duration left = until(next.get()); !left.isZero(); left = until(next.get())) {
      sleeper.sleep(left.compareTo(LONGEST_SILENCE) < 0 ? left : LONGEST_SILENCE);
      progress.stillWaiting();
    }
    return true;
  }

  private List<TrackedOperation> due(List<TrackedOperation> tracks) {
    Duration now = ticker.elapsed();
    return tracks.stream().filter(t -> t.isOpen() && t.due().compareTo(now) <= 0).toList();
  }

  private void look(
      List<TrackedOperation> due, Deadline deadline, OperationSource lookout, Progress progress)
      throws InterruptedException {
    List<PollResult> looks =
        lookout.at(due.stream().map(TrackedOperation::name).toList(), deadline);
    for (int i = 0; i < due.size(); i++) {
      TrackedOperation track = due.get(i);
      track.heard(looks.get(i), ticker.elapsed(), random.getAsDouble());
      if (looks.get(i) instanceof PollResult.Seen seen) {
        progress.seen(track.label(), seen.operation());
      } else if (looks.get(i) instanceof PollResult.Missed missed) {
        progress.missed(track.label(), missed.why());
      } else if (track.outcome() instanceof Outcome.Lost lost) {
        progress.lost(track.label(), String.valueOf(lost.problem().getMessage()));
      }
    }
  }

  private Duration until(Duration moment) {
    Duration left = moment.minus(ticker.elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** How the waiting is bounded: the plan of the looks, and the command's own deadline. */
  public record Wait(PollSchedule patience, Deadline deadline) {}
}
