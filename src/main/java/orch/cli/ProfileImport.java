package orch.cli;

import java.util.ArrayList;
import java.util.List;
import orch.configuration.Nearest;
import orch.profile.Profile;
import orch.profile.Profiles;
import orch.profile.SecretPlace;
import orch.profile.VendorFile;

/** {@code orch profile import}. */
final class ProfileImport implements Command {
  private final Argument<List<String>> names =
      Argument.any("NAME", "only these of the profiles in the file");
  private final Flag<String> from =
      Flag.text("--from").label("FILE").says("the file; else the one that the vendor's CLI uses");
  private final Flag<SecretPlace> store = ProfileFlags.store();
  private final Flag<Boolean> replace =
      Flag.toggle("--replace").says("also those whose names are taken here");

  private final App app;

  ProfileImport(App app) {
    this.app = app;
  }

  @Override
  public Form form() {
    return Form.of(this, "import", "Take over the profiles of the vendor's CLI")
        .describe(
            "Reads ~/.twilio-cli/config.json, or what TWILIO_CONFIG_DIR names, and keeps its"
                + " profiles here too. That file stays as it is, with its secrets.")
        .examples("orch profile import", "orch profile import work --store file --replace")
        .takes(names)
        .takes(from, store, replace);
  }

  @Override
  public Integer call() {
    ProfileView.refuseUnknownFields(app);
    VendorFile file =
        from.value()
            .map(name -> new VendorFile(app.host().directory().resolve(name)))
            .orElseGet(app.sources()::vendorFile);
    List<Profile> imported = new ArrayList<>();
    for (VendorFile.Entry entry : wanted(file.entries())) {
      take(entry, imported);
    }
    activate(file.active(), imported);
    ProfileView.printAll(app, imported, app.sources().profiles());
    return Exit.DONE.code();
  }

  private List<VendorFile.Entry> wanted(List<VendorFile.Entry> all) {
    List<String> there = all.stream().map(entry -> entry.profile().name()).toList();
    List<String> chosen = names.or(there);
    for (String name : chosen) {
      if (!there.contains(name)) {
        throw new UsageProblem("the file has no profile " + name + Nearest.question(name, there));
      }
    }
    return all.stream().filter(entry -> chosen.contains(entry.profile().name())).toList();
  }

  private void take(VendorFile.Entry entry, List<Profile> imported) {
    String name = entry.profile().name();
    Profiles profiles = app.sources().profiles();
    if (!entry.objection().isEmpty()) {
      app.note("skipped " + name + ": " + entry.objection());
    } else if (profiles.find(name).isPresent() && !replace.isOn()) {
      app.note("skipped " + name + ": a profile of that name is here already (--replace)");
    } else {
      SecretPlace place = app.sources().secrets().put(name, entry.secret(), store.value());
      profiles
          .find(name)
          .filter(old -> old.place() != place)
          .ifPresent(app.sources().secrets()::remove);
      Profile profile = entry.profile().in(place);
      app.sources().change(now -> now.with(profile));
      app.note(ProfileView.stored(app, profile));
      imported.add(profile);
    }
  }

  /** What is active there is active here, unless something is already. */
  private void activate(String name, List<Profile> imported) {
    Profiles profiles = app.sources().profiles();
    boolean taken = imported.stream().anyMatch(profile -> profile.name().equals(name));
    if (taken && profiles.active().isEmpty()) {
      app.sources().change(now -> now.using(name));
      app.note(name + " is the active profile now; orch profile use changes that");
    }
  }
}
