package orch.cli.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.SettleCommand;
import orch.cli.app.WriteLog;
import orch.cli.output.Views;
import orch.configuration.Configuration;
import orch.operation.Write;
import orch.output.Printer;
import orch.output.View;

/** The end of an update that finds the configuration as it should be. */
final class UnchangedUpdate {
  private final Account account;
  private final App app;
  private final WriteFlags write;
  private final UpdateGuard guard;
  private final boolean insists;

  /**
   * @param insists whether the user has named the current version, so that writes in doubt are
   *     ignored
   */
  UnchangedUpdate(Account account, WriteFlags write, UpdateGuard guard, boolean insists) {
    this.account = account;
    this.app = account.app();
    this.write = write;
    this.guard = guard;
    this.insists = insists;
  }

  /**
   * Reports that the configuration already is as wanted. With {@code --wait}, prints the
   * configuration, as after an update; else an answer that {@code config wait} takes.
   */
  void report(Configuration live) {
    WriteLog log = account.log();
    if (log != null) {
      log.unchanged(live);
    }
    PendingWrites earlier = new PendingWrites(account);
    Optional<Write> doubt =
        insists ? Optional.empty() : earlier.inDoubt(live.id()).map(open -> open.entry().write());
    app.note(live.label() + " is already up to date; nothing was sent");
    if (doubt.isPresent() && !write.isDryRun()) {
      settleVisible(doubt.get(), live);
    }
    if (write.isWaiting()) {
      print(live.json(), Views.CONFIGURATION);
    } else if (!write.isDryRun()) {
      print(Unchanged.of(live.id()), Unchanged.VIEW);
    }
  }

  /**
   * Settles a write in doubt if its change is already visible. Repeating it with its key then
   * changes nothing; left in doubt, it would block the next update.
   */
  private void settleVisible(Write doubt, Configuration live) {
    if (UpdateGuard.isVisible(doubt, live)) {
      app.note(PendingWrites.adopting(doubt));
      guard.repeat(doubt, live);
    } else {
      app.note(
          "an earlier write to "
              + live.label()
              + " is in doubt; to settle it: "
              + SettleCommand.of(doubt, app));
    }
  }

  private void print(JsonNode answer, View view) {
    Printer printer = app.output(view).one(view);
    printer.print(answer);
    printer.end();
  }
}
