package orch.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import orch.concurrent.Deadline;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;

/** Polls operations until each has ended or the deadline passes. */
public final class Poller {
  private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(10);

  /** How often {@link #watch} asks for added operations. */
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

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
    List<TrackedOperation> tracks = new ArrayList<>();
    add(operations, tracks, wait.schedule(), progress);
    while (sleepUntilNext(tracks, wait.deadline(), progress)) {
      poll(due(tracks), wait.deadline(), source, progress);
    }
    return outcomes(tracks);
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

  private void add(
      List<OperationToFollow> operations,
      List<TrackedOperation> tracks,
      PollSchedule schedule,
      Progress progress) {
    for (OperationToFollow operation : operations) {
      TrackedOperation track = new TrackedOperation(operation, schedule, ticker.elapsed());
      tracks.add(track);
      progress.following(operation);
      progress.planned(track.label(), track.due());
    }
  }

  /**
   * Polls operations like {@link #follow}, and those that are added meanwhile, until the deadline
   * passes.
   *
   * @param added returns the operations that were added since it was last asked, or at first all
   * @return the outcome of each operation, in the order in which they were added
   * @throws InterruptedException when a pause or a poll is interrupted
   */
  public List<Outcome> watch(
      Supplier<List<OperationToFollow>> added, Wait wait, OperationSource source, Progress progress)
      throws InterruptedException {
    List<TrackedOperation> tracks = new ArrayList<>();
    while (true) {
      add(added.get(), tracks, wait.schedule(), progress);
      List<TrackedOperation> due = due(tracks);
      if (!due.isEmpty()) {
        poll(due, wait.deadline(), source, progress);
      }
      if (!wait.deadline().allows(WATCH_INTERVAL)) {
        return outcomes(tracks);
      }
      sleeper.sleep(WATCH_INTERVAL);
      progress.stillWaiting();
    }
  }

  private static List<Outcome> outcomes(List<TrackedOperation> tracks) {
    return tracks.stream().map(TrackedOperation::outcome).toList();
  }

  private List<TrackedOperation> due(List<TrackedOperation> tracks) {
    Duration now = ticker.elapsed();
    return tracks.stream().filter(t -> t.isOpen() && t.due().compareTo(now) <= 0).toList();
  }

  private void poll(
      List<TrackedOperation> due, Deadline deadline, OperationSource source, Progress progress)
      throws InterruptedException {
    for (TrackedOperation track : due) {
      progress.polling(track.label());
    }
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
      if (track.isOpen()) {
        progress.planned(track.label(), track.due());
      } else {
        progress.ended(track.label(), track.outcome());
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
