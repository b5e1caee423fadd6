package orch.cli.profile;

import java.util.List;
import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.ExitCode;
import orch.output.View;
import orch.profile.Profiles;

/** {@code orch profile list}. */
public final class ProfileList implements Command {
  private final App app;

  public ProfileList(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "list", "List profiles")
        .describe("Prints all profiles without their secrets.")
        .examples("orch profile list", "orch profile list -o name");
  }

  @Override
  public List<View> prints() {
    return List.of(ProfileView.VIEW);
  }

  @Override
  public Integer call() {
    app.page();
    Profiles profiles = app.sources().profiles();
    ProfileView.printAll(app, profiles.all(), profiles);
    if (profiles.all().isEmpty()) {
      app.note("there are no profiles; orch profile add creates one");
    }
    return ExitCode.DONE.code();
  }
}
