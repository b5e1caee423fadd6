package orch.cli.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.app.Questions;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Option;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.json.Json;
import orch.profile.NewSecret;
import orch.profile.Profile;
import orch.profile.ProfileRules;
import orch.profile.ProfileStore;
import orch.profile.SecretPlace;
import orch.profile.Secrets;

/** {@code orch profile add}. */
public final class ProfileAdd implements Command {
  private final Argument<String> name = Argument.one("NAME", "the profile's name");
  private final ProfileFlags flags = new ProfileFlags();
  private final Option<SecretPlace> store = ProfileFlags.store();
  private final Option<Boolean> secretStdin =
      Option.toggle("--secret-stdin")
          .description("read the secret from standard input without asking");
  private final Option<Boolean> replace =
      Option.toggle("--replace")
          .onlyOnCommandLine()
          .description("change an existing profile; settings not given stay");

  private final App app;

  public ProfileAdd(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "add", "Save an account's credentials under a name")
        .describe(
            "At a terminal, asks for missing values and hides the secret as you type"
                + " it; elsewhere reads the secret from standard input. Stores it in the"
                + " keychain of the operating system, or in a file that only you can read."
                + " Saves --region, --edge and --base-url too.")
        .examples(
            "orch profile add work",
            "printf %s \"$SECRET\" | orch profile add ci --account-sid AC... --api-key SK...",
            "orch profile add vault --credential-process 'vault-orch production'",
            "orch profile add work --default output=yaml --protected --replace")
        .takes(name)
        .takes(flags.all())
        .takes(store, secretStdin, replace);
  }

  @Override
  public Integer call() throws InterruptedException {
    ProfileView.refuseUnknownFields(app);
    refuseContradictions();
    Profile before = made(app.sources().profiles().find(name()));
    ObjectNode answers = flags.hasProcess() ? Json.object() : answers(before);
    checked(answered(before, answers));
    Optional<NewSecret> secret =
        flags.hasProcess()
            ? Optional.empty()
            : Optional.of(new NewSecret(secret(answered(before, answers)), store.value()));
    // Built again from the stored profile under the lock, because another command may have changed
    // it.
    ProfileStore.Kept kept =
        ProfileAccess.store(app)
            .keep(
                new ProfileStore.Addition(
                    name(), now -> checked(answered(made(now), answers)), secret, true));
    ProfileView.noteKept(app, kept);
    ProfileView.printOne(app, kept.profile(), app.sources().profiles());
    return ExitCode.DONE.code();
  }

  private String name() {
    return name.orElse("");
  }

  private void refuseContradictions() {
    flags.refuseSecrets();
    refuse(ProfileRules.objection(name()));
    if (flags.hasProcess() && (store.value().isPresent() || secretStdin.isSet())) {
      throw new UsageException(
          "--credential-process provides the secret: leave out --store and --secret-stdin");
    }
  }

  /** The profile from the options, based on the stored one of this name. */
  private Profile made(Optional<Profile> before) {
    if (before.isPresent() && !replace.isSet()) {
      throw new UsageException("the profile " + name() + " already exists; --replace changes it");
    }
    return flags.over(before.orElseGet(() -> ProfileFlags.empty(name())), app.globals().wanted());
  }

  private boolean asks() {
    return new Questions(app).mayBeAsked() && !secretStdin.isSet();
  }

  /** Asks for the values that are missing on the command line. */
  private ObjectNode answers(Profile profile) throws InterruptedException {
    ObjectNode answers = Json.object();
    if (asks() && profile.accountSid().isEmpty()) {
      Questions questions = new Questions(app);
      answers.put("accountSid", questions.ask("Account SID (AC...):"));
      if (profile.apiKey().isEmpty()) {
        String key = questions.ask("API key SID (SK..., or nothing to use the auth token):");
        ProfileFlags.put(answers, "apiKey", Optional.of(key));
      }
    }
    return answers;
  }

  private static Profile answered(Profile profile, ObjectNode answers) {
    ObjectNode json = profile.json().deepCopy();
    json.setAll(answers);
    return new Profile(profile.name(), json);
  }

  private Profile checked(Profile profile) {
    if (profile.accountSid().isEmpty() && !flags.hasProcess()) {
      throw new UsageException(
          "give --account-sid; without --api-key, the secret is the auth token of the"
              + " account");
    }
    ProfileRules.objection(profile).ifPresent(objection -> refuse(objection.message()));
    return profile;
  }

  private static void refuse(String objection) {
    if (!objection.isEmpty()) {
      throw new UsageException(objection);
    }
  }

  private String secret(Profile profile) throws InterruptedException {
    String what = profile.apiKey().isEmpty() ? "Auth token" : "Secret of the API key";
    String secret =
        asks()
            ? new Questions(app).askHidden(what + " (not shown):")
            : new InputFiles(app, app.usualDeadline()).standardInput().strip();
    if (secret.isEmpty() && !asks()) {
      throw new UsageException(
          "the secret is empty: pipe it in, or run the command at a terminal to be asked for it");
    }
    refuse(Secrets.objection(secret));
    return secret;
  }
}
