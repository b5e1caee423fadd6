package orch.cli;

import java.util.List;
import orch.Host;
import orch.api.ApiLookout;
import orch.operation.Deadline;
import orch.operation.Outcome;
import orch.operation.Patience;
import orch.operation.Poller;
import orch.operation.Progress;
import orch.operation.Started;
import orch.term.ProgressMode;

/** Follows operations through the API and shows how it goes. */
final class Follow {
  private final Account account;
  private final App app;
  private final ProgressMode mode;
  private final Poller.Wait wait;

  Follow(Account account, WaitFlags flags, Patience patience, Deadline deadline) {
    this.account = account;
    this.app = account.app();
    this.mode = app.globals().isQuiet() ? ProgressMode.NONE : flags.progress();
    this.wait = new Poller.Wait(patience, deadline);
  }

  /** How each ended, in their order. */
  List<Outcome> toTheEnd(List<Started> operations) {
    Host host = app.host();
    Poller poller = new Poller(host.ticker(), host.sleeper(), host.random()::nextDouble);
    try (ApiLookout lookout = new ApiLookout(account.api());
        Progress progress =
            mode.on(
                app.terminal(),
                app.messageStyle(),
                host.environment(),
                new ProgressMode.Times(host.ticker(), host.clock()))) {
      return poller.follow(operations, wait, lookout, progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interruption(
          "the waiting was interrupted; what was started goes on. Wait for it again with: "
              + app.commandLine("config wait", names(operations)));
    }
  }

  private static String[] names(List<Started> operations) {
    return operations.stream().map(Started::label).toArray(String[]::new);
  }
}
