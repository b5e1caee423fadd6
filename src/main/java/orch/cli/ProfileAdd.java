package orch.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import orch.profile.Profile;
import orch.profile.ProfileRules;
import orch.profile.Profiles;
import orch.profile.SecretPlace;
import orch.profile.Secrets;

/** {@code orch profile add}. */
final class ProfileAdd implements Command {
  private final Argument<String> name = Argument.one("NAME", "what to call the profile");
  private final ProfileFlags flags = new ProfileFlags();
  private final Flag<SecretPlace> store = ProfileFlags.store();
  private final Flag<Boolean> secretStdin =
      Flag.toggle("--secret-stdin").says("read the secret from standard input, never ask for it");
  private final Flag<Boolean> replace =
      Flag.toggle("--replace").says("change the profile if it is there; what is not given stays");

  private final App app;

  ProfileAdd(App app) {
    this.app = app;
  }

  @Override
  public Form form() {
    return Form.of(this, "add", "Keep an account's credentials under a name")
        .describe(
            "Asks for what is not given, the secret hidden; without a terminal the secret is read"
                + " from standard input. It goes to the keychain of the operating system, or to a"
                + " file that only you can read; --region, --edge and --base-url are kept too.")
        .examples(
            "orch profile add work",
            "printf %%s \"$SECRET\" | orch profile add ci --account-sid AC... --api-key SK...",
            "orch profile add vault --credential-process 'vault-orch production'",
            "orch profile add work --default output=yaml --protected --replace")
        .takes(name)
        .takes(flags.all())
        .takes(store, secretStdin, replace);
  }

  @Override
  public Integer call() throws InterruptedException {
    ProfileView.refuseUnknownFields(app);
    Profiles profiles = app.sources().profiles();
    Optional<Profile> before = before(profiles);
    Profile profile =
        flags.over(before.orElseGet(() -> ProfileFlags.empty(name.or(""))), app.globals().wanted());
    Profile kept = flags.hasProcess() ? checked(profile) : withSecret(asked(profile));
    app.sources().change(now -> added(now, kept));
    before.filter(old -> old.place() != kept.place()).ifPresent(app.sources().secrets()::remove);
    if (profiles.active().isEmpty() && isActive(kept)) {
      app.note(kept.name() + " is the active profile now; orch profile use changes that");
    }
    ProfileView.printOne(app, kept, app.sources().profiles());
    return Exit.DONE.code();
  }

  private static Profiles added(Profiles now, Profile profile) {
    Profiles more = now.with(profile);
    return now.active().isEmpty() ? more.using(profile.name()) : more;
  }

  private boolean isActive(Profile profile) {
    return app.sources().profiles().active().equals(profile.name());
  }

  private Optional<Profile> before(Profiles profiles) {
    flags.refuseSecrets();
    refuse(ProfileRules.objection(name.or("")));
    if (flags.hasProcess() && (store.value().isPresent() || secretStdin.isOn())) {
      throw new UsageProblem("--credential-process gives the secret: nothing is stored or read");
    }
    Optional<Profile> before = profiles.find(name.or(""));
    if (before.isPresent() && !replace.isOn()) {
      throw new UsageProblem(
          "there is a profile " + name.or("") + " already; --replace changes it");
    }
    return before;
  }

  private boolean asks() {
    return new Questions(app).mayBeAsked() && !secretStdin.isOn();
  }

  private Profile asked(Profile profile) throws InterruptedException {
    if (!asks() || !profile.accountSid().isEmpty()) {
      return profile;
    }
    Questions questions = new Questions(app);
    ObjectNode json = profile.json().deepCopy();
    json.put("accountSid", questions.ask("Account SID (AC...):"));
    if (profile.apiKey().isEmpty()) {
      String key = questions.ask("API key SID (SK..., or nothing to use the auth token):");
      ProfileFlags.put(json, "apiKey", Optional.of(key));
    }
    return new Profile(profile.name(), json);
  }

  private static Profile checked(Profile profile) {
    ProfileRules.objection(profile).ifPresent(objection -> refuse(objection.message()));
    return profile;
  }

  private static void refuse(String objection) {
    if (!objection.isEmpty()) {
      throw new UsageProblem(objection);
    }
  }

  private Profile withSecret(Profile profile) throws InterruptedException {
    if (profile.accountSid().isEmpty()) {
      throw new UsageProblem("--account-sid is needed, and --api-key unless it is the auth token");
    }
    checked(profile);
    String what = profile.apiKey().isEmpty() ? "Auth token" : "Secret of the API key";
    String secret =
        asks()
            ? new Questions(app).askHidden(what + " (not shown):")
            : new Inputs(app, app.usualDeadline()).standardInput().strip();
    refuse(Secrets.objection(secret));
    SecretPlace place = app.sources().secrets().put(profile.name(), secret, store.value());
    Profile stored = profile.in(place);
    app.note(ProfileView.stored(app, stored));
    return stored;
  }
}
