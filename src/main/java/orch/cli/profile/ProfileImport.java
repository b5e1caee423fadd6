package orch.cli.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Option;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.document.Suggestion;
import orch.profile.NewSecret;
import orch.profile.Profile;
import orch.profile.ProfileStore;
import orch.profile.SecretPlace;
import orch.profile.VendorFile;

/** {@code orch profile import}. */
public final class ProfileImport implements Command {
  private final Argument<List<String>> names = Argument.any("NAME", "only profiles of these names");
  private final Option<String> from =
      Option.text("--from")
          .label("FILE")
          .description("the file; else the one that the vendor's CLI uses");
  private final Option<SecretPlace> store = ProfileFlags.store();
  private final Option<Boolean> replace =
      Option.toggle("--replace").description("replace profiles of the same names");

  private final App app;

  public ProfileImport(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "import", "Take over the profiles of the vendor's CLI")
        .describe(
            "Reads ~/.twilio-cli/config.json, or what TWILIO_CONFIG_DIR names, and keeps its"
                + " profiles here too. That file stays as it is, with its secrets.")
        .examples("orch profile import", "orch profile import work --store file --replace")
        .takes(names)
        .takes(from, store, replace);
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

  /** What is active there is active here, unless something is already. */
  private void take(VendorFile.Entry entry, String active, List<Profile> imported)
      throws InterruptedException {
    String name = entry.profile().name();
    if (!entry.objection().isEmpty()) {
      app.note("skipped " + name + ": " + entry.objection());
    } else if (app.sources().profiles().find(name).isPresent() && !replace.isSet()) {
      app.note("skipped " + name + ": a profile of that name is here already (--replace)");
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
