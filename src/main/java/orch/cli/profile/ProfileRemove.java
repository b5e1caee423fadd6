package orch.cli.profile;

import java.util.List;
import orch.cli.app.App;
import orch.cli.app.Confirmation;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.ExitCode;
import orch.profile.Profile;
import orch.profile.ProfileStore;
import orch.profile.Profiles;

/** {@code orch profile remove}. */
public final class ProfileRemove implements Command {
  private final Argument<List<String>> names =
      Argument.some("NAME", "the names of the profiles to remove");

  private final App app;

  public ProfileRemove(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "remove", "Remove profiles and their secrets")
        .describe(
            "Asks for confirmation at a terminal; elsewhere it needs --yes. The"
                + " accounts themselves are not changed.")
        .examples("orch profile remove work", "orch profile remove staging --yes")
        .takes(names);
  }

  @Override
  public Integer call() throws InterruptedException {
    Profiles profiles = app.sources().profiles();
    List<Profile> leaving = names.orElse(List.of()).stream().distinct().map(profiles::get).toList();
    String all = String.join(", ", leaving.stream().map(Profile::name).toList());
    new Confirmation(app, false)
        .to(
            Confirmation.Action.REMOVE,
            all + (leaving.size() == 1 ? " and its secret" : " and their secrets"));
    ProfileStore store = ProfileAccess.store(app);
    for (Profile profile : leaving) {
      boolean forgotten = store.remove(profile.name());
      app.note("removed the profile " + profile.name());
      if (!forgotten) {
        app.note("its secret may still be in " + profile.place().phrase());
      }
    }
    return ExitCode.DONE.code();
  }
}
