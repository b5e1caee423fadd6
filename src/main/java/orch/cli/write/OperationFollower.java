package orch.cli.write;

import java.util.List;
import orch.api.Accepted;
import orch.api.OperationFetcher;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.problem.AcceptedButFailedException;
import orch.cli.problem.CommandInterruptedException;
import orch.concurrent.Deadline;
import orch.host.Host;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.PollSchedule;
import orch.operation.Poller;
import orch.operation.Progress;
import orch.progress.ProgressMode;

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
    return app.messages().areJson() ? ProgressMode.JSON : wanted;
  }

  /**
   * Waits until all operations have ended or the deadline passes; the outcomes are in the order of
   * the operations.
   */
  public List<Outcome> toTheEnd(List<OperationToFollow> operations) {
    Host host = app.host();
    Poller poller = new Poller(host.ticker(), host.sleeper(), host.random()::nextDouble);
    try (OperationFetcher lookout = new OperationFetcher(account.api());
        Progress progress =
            mode.on(
                app.terminal(),
                app.messageStyle(),
                host.environment(),
                new ProgressMode.Times(host.ticker(), host.clock()))) {
      return poller.follow(operations, wait, lookout, progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandInterruptedException(
          (operations.size() == 1
                  ? "interrupted; the operation continues"
                  : "interrupted; the operations continue")
              + " without orch; to keep waiting: "
              + app.commandLine("config wait", names(operations)));
    }
  }

  /** The exception for an accepted write whose operation cannot be polled. */
  static AcceptedButFailedException unfollowed(
      App app, String what, Accepted accepted, RuntimeException cause) {
    String id = accepted.label();
    return new AcceptedButFailedException(
        "the " + what + " was accepted as operation " + id + ", but its status cannot be read",
        accepted,
        "it continues without orch; to wait for it: " + app.commandLine("config wait", id),
        false,
        cause);
  }

  private static String[] names(List<OperationToFollow> operations) {
    return operations.stream().map(OperationToFollow::label).toArray(String[]::new);
  }
}
