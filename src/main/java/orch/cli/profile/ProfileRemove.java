package orch.cli.profile;

import java.util.List;
import orch.cli.app.App;
import orch.cli.app.Confirmation;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.problem.ExitCode;
import orch.profile.Connection;
import orch.profile.Profile;
import orch.profile.ProfileStore;
import orch.profile.Profiles;

/** {@code orch profile remove}. */
public final class ProfileRemove implements Command {
  private final Argument<List<String>> names =
      Argument.some("NAME", "the names of the profiles to remove").content(Content.PROFILE);

  private final App app;

  public ProfileRemove(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "remove", "Remove profiles and their secrets")
        .describe(
            "Asks for confirmation at a terminal; elsewhere it needs --yes. For a protected"
                + " profile, only its name typed at a terminal confirms. The accounts"
                + " themselves are not changed.")
        .examples("orch profile remove work", "orch profile remove staging --yes")
        .takes(names);
  }

  @Override
  public Integer call() throws InterruptedException {
    Profiles profiles = app.sources().profiles();
    List<Profile> leaving = names.orElse(List.of()).stream().distinct().map(profiles::get).toList();
    confirm(leaving);
    ProfileStore store = ProfileAccess.store(app);
    for (Profile profile : leaving) {
      boolean forgotten = store.remove(profile.name());
      app.note("removed the profile " + profile.name());
      if (!forgotten) {
        app.note("its secret may still be in " + profile.place().phrase());
      }
    }
    if (!profiles.active().isEmpty() && app.sources().profiles().active().isEmpty()) {
      app.note("no profile is active now; to use another: " + using(app.sources().profiles()));
    }
    return ExitCode.DONE.code();
  }

  /** Asks once for all profiles that are not protected, and for each name of those that are. */
  private void confirm(List<Profile> leaving) throws InterruptedException {
    List<String> open =
        leaving.stream().filter(profile -> !profile.isProtected()).map(Profile::name).toList();
    if (!open.isEmpty()) {
      new Confirmation(app, false)
          .to(
              Confirmation.Action.REMOVE,
              String.join(", ", open)
                  + (open.size() == 1 ? " and its secret" : " and their secrets"));
    }
    for (Profile profile : leaving) {
      if (profile.isProtected()) {
        new Confirmation(app, true).toRemove(profile.name());
      }
    }
  }

  /** The command line that makes a profile active: the first one left, or the built-in one. */
  private static String using(Profiles left) {
    return "orch profile use "
        + (left.all().isEmpty() ? Connection.LOCAL : left.all().get(0).name());
  }
}
