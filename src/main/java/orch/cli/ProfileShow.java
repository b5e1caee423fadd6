package orch.cli;

import orch.profile.Profiles;

/** {@code orch profile show}. */
final class ProfileShow implements Command {
  private final Argument<String> name =
      Argument.optional("NAME", "the profile; else the one that commands use here");

  private final App app;
  private final Account account;

  ProfileShow(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public Form form() {
    return Form.of(this, "show", "Show a profile")
        .describe("Prints what is kept about a profile, without its secret.")
        .examples("orch profile show work", "orch profile show -o yaml")
        .takes(name);
  }

  @Override
  public Integer call() {
    Profiles profiles = app.sources().profiles();
    ProfileView.printOne(app, profiles.get(name.value().orElseGet(this::inUse)), profiles);
    return Exit.DONE.code();
  }

  private String inUse() {
    String used = account.connection().origin().profile();
    if (used.isEmpty()) {
      throw new UsageProblem(
          "no profile is in use here; orch profile list shows the profiles, and orch profile add"
              + " makes one");
    }
    return used;
  }
}
