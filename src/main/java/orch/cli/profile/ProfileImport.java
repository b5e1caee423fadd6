package orch.cli.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.document.Suggestion;
import orch.output.View;
import orch.profile.NewSecret;
import orch.profile.Profile;
import orch.profile.ProfileStore;
import orch.profile.SecretPlace;
import orch.profile.VendorFile;

/** {@code orch profile import}. */
public final class ProfileImport implements Command {
  private final Argument<List<String>> names =
      Argument.any("NAME", "names of the profiles to import; default: all");
  private final Option<String> from =
      Option.text("--from")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("file to import; default: the file of the vendor's CLI");
  private final Option<SecretPlace> store = ProfileFlags.store();
  private final Option<Boolean> replace =
      Option.toggle("--replace")
          .onlyOnCommandLine()
          .description("overwrite profiles of the same names");

  private final App app;

  public ProfileImport(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "import", "Import the profiles of the vendor's CLI")
        .describe(
            "Reads config.json in ~/.twilio-cli, or in the directory that"
                + " TWILIO_CONFIG_DIR names, and copies its profiles with their secrets. The"
                + " file itself is not changed.")
        .examples("orch profile import", "orch profile import work --store file --replace")
        .takes(names)
        .takes(from, store, replace);
  }

  @Override
  public List<View> prints() {
    return List.of(ProfileView.VIEW);
  }

  @Override
  public Integer call() throws InterruptedException {
    ProfileView.refuseUnknownFields(app);
    VendorFile file =
        from.value()
            .map(name -> new VendorFile(app.host().directory().resolve(name)))
            .orElseGet(app.sources()::vendorFile);
    List<Profile> imported = new ArrayList<>();
    for (VendorFile.Entry entry : wanted(file.entries())) {
      take(entry, file.active(), imported);
    }
    ProfileView.printAll(app, imported, app.sources().profiles());
    return ExitCode.DONE.code();
  }

  private List<VendorFile.Entry> wanted(List<VendorFile.Entry> all) {
    List<String> there = all.stream().map(entry -> entry.profile().name()).toList();
    List<String> chosen = names.orElse(there);
    for (String name : chosen) {
      if (!there.contains(name)) {
        throw new UsageException(
            "the file has no profile " + name + Suggestion.question(name, there));
      }
    }
    return all.stream().filter(entry -> chosen.contains(entry.profile().name())).toList();
  }

  /**
   * Imports one profile. The vendor's active profile becomes the active one, unless there is one
   * already.
   */
  private void take(VendorFile.Entry entry, String active, List<Profile> imported)
      throws InterruptedException {
    String name = entry.profile().name();
    if (!entry.objection().isEmpty()) {
      app.note("skipped " + name + ": " + entry.objection());
    } else if (app.sources().profiles().find(name).isPresent() && !replace.isSet()) {
      app.note(
          "skipped " + name + ": a profile of this name already exists; --replace overwrites it");
    } else {
      NewSecret secret = new NewSecret(entry.secret(), store.value());
      ProfileStore.Kept kept =
          ProfileAccess.store(app)
              .keep(
                  new ProfileStore.Addition(
                      name, now -> entry.profile(), Optional.of(secret), name.equals(active)));
      ProfileView.noteKept(app, kept);
      imported.add(kept.profile());
    }
  }
}
