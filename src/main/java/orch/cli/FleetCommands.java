package orch.cli;

import orch.cli.app.Account;
import orch.cli.app.AccountRun;
import orch.cli.app.App;
import orch.cli.app.GlobalFlags;
import orch.cli.app.OptionDefaults;
import orch.cli.fleet.AccountCommands;
import orch.cli.report.ErrorReporter;
import orch.fleet.FleetAccount;
import orch.host.Host;
import orch.profile.Connection;

/** Runs the commands of a fleet's accounts as those of any command line. */
final class FleetCommands implements AccountCommands {
  @Override
  public int run(Host host, AccountRun run, FleetAccount of, String... words) {
    GlobalFlags globals = new GlobalFlags();
    App app = new App(host, globals, run, words);
    OptionDefaults defaults = new OptionDefaults(app);
    ErrorReporter failures =
        new ErrorReporter(app, defaults, command -> CommandTree.inWhole(app, command));
    try (Account account = account(app, of)) {
      return Cli.run(account, defaults, failures, words);
    } catch (RuntimeException | Error problem) {
      return failures.report(problem);
    }
  }

  private static Account account(App app, FleetAccount of) {
    return of.credentialProcess().isEmpty()
        ? new Account(app)
        : new Account(
            app,
            flags ->
                Connection.ofProgram(
                    of.name(), of.sid(), of.credentialProcess(), flags, app.sources()));
  }
}
