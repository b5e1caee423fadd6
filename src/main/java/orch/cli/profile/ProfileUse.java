package orch.cli.profile;

import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.profile.Connection;
import orch.profile.Profiles;

/** {@code orch profile use}. */
public final class ProfileUse implements Command {
  private final Argument<String> name = Argument.one("NAME", "the profile, or 'local'");

  private final App app;
  private final Account account;

  public ProfileUse(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "use", "Make a profile the active one")
        .describe(
            "The active profile is used where no other is named by -p, ORCH_PROFILE or the"
                + " project's .orch.yaml, and where no variable TWILIO_* gives credentials.")
        .examples("orch profile use work", "orch profile use local")
        .takes(name);
  }

  @Override
  public Integer call() throws InterruptedException {
    String wanted = name.orElse("");
    if (wanted.equals(Connection.ENVIRONMENT)) {
      throw new UsageException(
          "the profile environment is built in and cannot be made the active one; -p environment"
              + " or ORCH_PROFILE=environment chooses it");
    }
    ProfileAccess.store(app).change(now -> using(now, wanted));
    app.note("the active profile is " + wanted);
    String used = account.connection().origin().profile();
    if (!used.equals(wanted)) {
      app.note(
          "here it is not used: " + account.connection().origin().describe() + " goes before it");
    }
    return ExitCode.DONE.code();
  }

  private static Profiles using(Profiles now, String wanted) {
    return now.using(wanted.equals(Connection.LOCAL) ? wanted : now.get(wanted).name());
  }
}
