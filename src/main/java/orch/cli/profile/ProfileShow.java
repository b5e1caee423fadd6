package orch.cli.profile;

import java.util.List;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.output.View;
import orch.profile.Profiles;

/** {@code orch profile show}. */
public final class ProfileShow implements Command {
  private final Argument<String> name =
      Argument.optional("NAME", "the profile's name; default: the profile in use")
          .content(Content.PROFILE);

  private final App app;
  private final Account account;

  public ProfileShow(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "show", "Show a profile")
        .describe("Prints the settings of a profile without its secret.")
        .examples("orch profile show work", "orch profile show -o yaml")
        .takes(name);
  }

  @Override
  public List<View> prints() {
    return List.of(ProfileView.VIEW);
  }

  @Override
  public Integer call() {
    Profiles profiles = app.sources().profiles();
    ProfileView.printOne(app, profiles.get(name.value().orElseGet(this::inUse)), profiles);
    return ExitCode.DONE.code();
  }

  private String inUse() {
    String used = account.connection().origin().profile();
    if (used.isEmpty()) {
      throw new UsageException(
          "no profile is in use here: give a name; orch profile list shows the"
              + " profiles, and orch profile add creates one");
    }
    return used;
  }
}
