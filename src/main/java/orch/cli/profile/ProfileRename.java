package orch.cli.profile;

import java.util.List;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.output.View;
import orch.profile.Profile;
import orch.profile.ProfileRules;

/** {@code orch profile rename}. */
public final class ProfileRename implements Command {
  private final Argument<String> from =
      Argument.one("OLD", "the profile's present name").content(Content.PROFILE);
  private final Argument<String> to = Argument.second("NEW", "the profile's new name");

  private final App app;

  public ProfileRename(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "rename", "Rename a profile")
        .describe(
            "The secret moves along, and the active profile stays active. Project files"
                + " (.orch.yaml) that name the profile are not changed.")
        .examples("orch profile rename work acme")
        .takes(from)
        .takes(to);
  }

  @Override
  public List<View> prints() {
    return List.of(ProfileView.VIEW);
  }

  @Override
  public Integer call() throws InterruptedException {
    ProfileView.refuseUnknownFields(app);
    String wanted = to.orElse("");
    String objection = ProfileRules.objection(wanted);
    if (!objection.isEmpty()) {
      throw new UsageException(objection);
    }
    Profile renamed = ProfileAccess.store(app).rename(from.orElse(""), wanted);
    app.note("the profile " + from.orElse("") + " is now called " + wanted);
    ProfileView.printOne(app, renamed, app.sources().profiles());
    return ExitCode.DONE.code();
  }
}
