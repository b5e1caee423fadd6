package orch.cli.write;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import orch.api.Accepted;
import orch.api.OperationFetcher;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.WriteLog;
import orch.cli.problem.AcceptedButFailedException;
import orch.cli.problem.CommandInterruptedException;
import orch.concurrent.Deadline;
import orch.host.Host;
import orch.operation.OperationSource;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.PollSchedule;
import orch.operation.Poller;
import orch.operation.Progress;
import orch.progress.LiveProgress;
import orch.progress.ProgressMode;
import orch.progress.UsualDurations;

/** Waits for operations to finish, and shows their progress. */
public final class OperationFollower {
  private final Account account;
  private final App app;
  private final ProgressMode mode;
  private final Poller.Wait wait;

  public OperationFollower(
      Account account, WaitFlags flags, PollSchedule patience, Deadline deadline) {
    this.account = account;
    this.app = account.app();
    this.mode = mode(flags.progress());
    this.wait = new Poller.Wait(patience, deadline);
  }

  /** With JSON output, stderr has JSON lines only, so the other modes give way. */
  private ProgressMode mode(ProgressMode wanted) {
    if (app.globals().isQuiet() || wanted == ProgressMode.NONE) {
      return ProgressMode.NONE;
    }
    ProgressMode readable = app.messages().areJson() ? ProgressMode.JSON : wanted;
    return readable.chosen(app.terminal(), app.host().environment());
  }

  /** Whether people see a line for each operation, with the name of its configuration. */
  public boolean isLive() {
    return mode == ProgressMode.LIVE;
  }

  /**
   * Waits until all operations have ended or the deadline passes; the outcomes are in the order of
   * the operations.
   */
  public List<Outcome> toTheEnd(List<OperationToFollow> operations) {
    return toTheEnd(operations, isLive() ? live("") : onLines());
  }

  /**
   * The same.
   *
   * @param ended hears of each operation as soon as it has ended, with its label
   */
  List<Outcome> toTheEnd(List<OperationToFollow> operations, BiConsumer<String, Outcome> ended) {
    return toTheEnd(operations, new EndingProgress(isLive() ? live("") : onLines(), ended));
  }

  private List<Outcome> toTheEnd(List<OperationToFollow> operations, Progress shown) {
    try (OperationFetcher lookout = new OperationFetcher(account.api())) {
      return logged(toTheEnd(operations, lookout, shown));
    }
  }

  /** The same for operations that are read from another source. */
  public List<Outcome> toTheEndBy(OperationSource source, List<OperationToFollow> operations) {
    return toTheEnd(operations, source, isLive() ? live("") : onLines());
  }

  private List<Outcome> toTheEnd(
      List<OperationToFollow> operations, OperationSource source, Progress shown) {
    try (Progress progress = shown) {
      return poller().follow(operations, wait, source, progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandInterruptedException(
          (operations.size() == 1
                  ? "interrupted; the operation continues"
                  : "interrupted; the operations continue")
              + " without orch; to keep waiting: "
              + app.toWait(names(operations)));
    }
  }

  private List<Outcome> logged(List<Outcome> outcomes) {
    WriteLog log = account.log();
    if (log != null) {
      outcomes.forEach(log::ended);
    }
    return outcomes;
  }

  /**
   * Follows operations until the deadline passes, also those that are added meanwhile. At the end,
   * live progress stays on the screen.
   *
   * @param added returns the operations that were added since it was last asked, or at first all
   */
  public List<Outcome> watch(Supplier<List<OperationToFollow>> added) throws InterruptedException {
    try (OperationFetcher lookout = new OperationFetcher(account.api());
        Progress progress = isLive() ? live("no operation is running").left() : onLines()) {
      return poller().watch(added, wait, lookout, progress);
    }
  }

  private Poller poller() {
    Host host = app.host();
    return new Poller(host.ticker(), host.sleeper(), host.random()::nextDouble);
  }

  private Progress onLines() {
    Host host = app.host();
    return mode.on(app.terminal(), new ProgressMode.Times(host.ticker(), host.clock()));
  }

  private LiveProgress live(String idle) {
    Host host = app.host();
    LiveProgress.Look look =
        new LiveProgress.Look(
            app.messageStyle(), host.symbols(), account.url().getAuthority(), idle);
    return new LiveProgress(look, new UsualDurations(account.durations()), host.ticker())
        .on(app.terminal());
  }

  /** The exception for an accepted write whose operation cannot be polled. */
  public static AcceptedButFailedException unfollowed(
      App app, String what, Accepted accepted, RuntimeException cause) {
    String id = accepted.label();
    return new AcceptedButFailedException(
        "the " + what + " was accepted as operation " + id + ", but its status cannot be read",
        accepted,
        "it continues without orch; to wait for it: " + app.toWait(id),
        false,
        cause);
  }

  private static String[] names(List<OperationToFollow> operations) {
    return operations.stream().map(OperationToFollow::label).toArray(String[]::new);
  }
}
