package orch.cli;

import orch.profile.Profiles;

/** {@code orch profile list}. */
final class ProfileList implements Command {
  private final App app;

  ProfileList(App app) {
    this.app = app;
  }

  @Override
  public Form form() {
    return Form.of(this, "list", "List profiles")
        .describe("Prints the profiles of the user, without their secrets.")
        .examples("orch profile list", "orch profile list -o name");
  }

  @Override
  public Integer call() {
    Profiles profiles = app.sources().profiles();
    ProfileView.printAll(app, profiles.all(), profiles);
    if (profiles.all().isEmpty()) {
      app.note("there are no profiles yet; orch profile add makes one");
    }
    return Exit.DONE.code();
  }
}
