package orch.cli.profile;

import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.network.BadConnectionException;
import orch.profile.Connection;
import orch.profile.ConnectionOrigin;
import orch.profile.Profiles;
import orch.profile.SettingsFileException;

/** {@code orch profile use}. */
public final class ProfileUse implements Command {
  private final Argument<String> name =
      Argument.one("NAME", "the profile's name, or 'local'").content(Content.PROFILE_OR_LOCAL);

  private final App app;
  private final Account account;

  public ProfileUse(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "use", "Set the active profile")
        .describe(
            "Commands use the active profile unless -p, ORCH_PROFILE or the project's"
                + " .orch.yaml names another, or TWILIO_* variables give credentials.")
        .examples("orch profile use work", "orch profile use local")
        .takes(name);
  }

  @Override
  public Integer call() throws InterruptedException {
    String wanted = name.orElse("");
    if (wanted.equals(Connection.ENVIRONMENT)) {
      throw new UsageException(
          "the profile environment is built in and cannot be the active profile;"
              + " select it with -p environment or ORCH_PROFILE=environment");
    }
    ProfileAccess.store(app).change(now -> using(now, wanted));
    app.note("the active profile is " + wanted);
    noteWhatTakesPrecedence(wanted);
    return ExitCode.DONE.code();
  }

  private void noteWhatTakesPrecedence(String wanted) {
    try {
      ConnectionOrigin origin = account.connection().origin();
      if (!origin.profile().equals(wanted)) {
        app.note("it is not used here: " + origin.describe() + " takes precedence");
      }
    } catch (BadConnectionException | SettingsFileException e) {
      // The profile is active all the same.
      app.messages().warning(String.valueOf(e.getMessage()));
    }
  }

  private static Profiles using(Profiles now, String wanted) {
    return now.using(wanted.equals(Connection.LOCAL) ? wanted : now.get(wanted).name());
  }
}
