package orch.cli.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.app.DefaultValueCheck;
import orch.cli.guide.Ending;
import orch.cli.guide.Interview;
import orch.cli.guide.Question;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Option;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.json.Json;
import orch.output.View;
import orch.profile.NewSecret;
import orch.profile.Profile;
import orch.profile.ProfileRules;
import orch.profile.ProfileStore;
import orch.profile.Profiles;
import orch.profile.SecretPlace;

/** {@code orch profile add}. */
public final class ProfileAdd implements Command {
  private final Argument<String> name = Argument.optional("NAME", "the profile's name");
  private final ProfileFlags flags;
  private final Option<SecretPlace> store = ProfileFlags.store();
  private final SecretInput input;
  private final App app;

  /** The answers as options with their values. */
  private final List<String> answers = new ArrayList<>();

  private String chosenName = "";

  public ProfileAdd(App app, DefaultValueCheck check) {
    this.app = app;
    this.flags = new ProfileFlags(check);
    this.input = new SecretInput(app);
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
            "orch profile add eu --account-sid AC... --region ie1 --default output=yaml --protected")
        .takes(name)
        .takes(flags.all())
        .takes(store, input.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(ProfileView.VIEW);
  }

  @Override
  public Integer call() throws InterruptedException {
    ProfileView.refuseUnknownFields(app);
    refuseContradictions();
    chosenName = name.value().orElseGet(this::askName);
    refuse(ProfileRules.objection(name()));
    Profile before = made(app.sources().profiles().find(name()));
    ObjectNode given = flags.hasProcess() ? Json.object() : answers(before);
    checked(answered(before, given));
    Optional<NewSecret> secret =
        flags.hasProcess()
            ? Optional.empty()
            : Optional.of(
                new NewSecret(input.read(answered(before, given), ending()), store.value()));
    askRegion(before, given);
    // Built again from the stored profile under the lock, because another command may have changed
    // it.
    ProfileStore.Kept kept =
        ProfileAccess.store(app)
            .keep(
                new ProfileStore.Addition(
                    name(), now -> checked(answered(made(now), given)), secret, true));
    ProfileView.noteKept(app, kept);
    if (hasAsked()) {
      app.note("the same without questions: printf %s \"$SECRET\" | " + sameCommand());
    }
    ProfileView.printOne(app, kept.profile(), app.sources().profiles());
    return ExitCode.DONE.code();
  }

  private String name() {
    return chosenName;
  }

  private String askName() {
    if (!input.asks()) {
      throw new UsageException("give the profile's name");
    }
    Profiles profiles = app.sources().profiles();
    return new Interview(app, ending(), false).ask(ProfileQuestions.name(profiles));
  }

  private void refuseContradictions() {
    flags.refuseSecrets();
    if (flags.hasProcess() && (store.value().isPresent() || input.isFromStdin())) {
      throw new UsageException(
          "--credential-process provides the secret: leave out --store and --secret-stdin");
    }
  }

  /**
   * The profile from the options.
   *
   * @throws UsageException if there is one of this name
   */
  private Profile made(Optional<Profile> before) {
    if (before.isPresent()) {
      // First checked, so that the message does not repeat a secret that is in a wrong place.
      checked(flags.over(before.get(), app.globals().givenPlace()));
      throw new UsageException(
          "the profile " + name() + " already exists; to change it: " + changing());
    }
    return flags.over(ProfileFlags.empty(name()), app.globals().givenPlace());
  }

  /** The command line that changes the existing profile in the same way. */
  private String changing() {
    List<String> words = new ArrayList<>(List.of(name()));
    words.addAll(flags.words());
    store.value().ifPresent(place -> words.addAll(List.of("--store", place.toString())));
    if (!flags.hasProcess()) {
      words.add(input.isFromStdin() ? "--secret-stdin" : "--new-secret");
    }
    return app.commandLine("profile set", words.toArray(String[]::new));
  }

  /** Asks for the values that are missing on the command line. */
  private ObjectNode answers(Profile profile) {
    ObjectNode given = Json.object();
    if (!input.asks() || !profile.accountSid().isEmpty()) {
      return given;
    }
    Interview interview = new Interview(app, ending(), false);
    take(given, Profile.ACCOUNT, "--account-sid", interview.ask(ProfileQuestions.account(profile)));
    if (profile.apiKey().isEmpty()) {
      Question key = ProfileQuestions.key(answered(profile, given));
      take(given, Profile.KEY, "--api-key", interview.ask(key));
    }
    return given;
  }

  /** Asks for the region after the secret, so that a secret never lands in an answer that shows. */
  private void askRegion(Profile profile, ObjectNode given) {
    if (given.has(Profile.ACCOUNT) && (profile.region() + profile.baseUrl()).isEmpty()) {
      String region = new Interview(app, ending(), false).ask(ProfileQuestions.region(profile));
      boolean isUsual = region.equals(ProfileQuestions.USUAL_REGION);
      take(given, Profile.REGION, "--region", isUsual ? "" : region);
    }
  }

  private void take(ObjectNode given, String setting, String option, String value) {
    ProfileFlags.put(given, setting, Optional.of(value));
    if (!value.isEmpty()) {
      answers.addAll(List.of(option, value));
    }
  }

  private Ending ending() {
    return new Ending(
        ExitCode.USAGE, "every value was given", "nothing was saved", this::continuing);
  }

  private String continuing() {
    return name().isEmpty() || !hasAsked() ? "" : "to continue with your answers: " + sameCommand();
  }

  private boolean hasAsked() {
    return name.value().isEmpty() || !answers.isEmpty();
  }

  /** The command line with the answers so far. */
  private String sameCommand() {
    List<String> words = new ArrayList<>(List.of(name()));
    words.addAll(flags.words());
    words.addAll(answers);
    store.value().ifPresent(place -> words.addAll(List.of("--store", place.toString())));
    return app.commandLine("profile add", words.toArray(String[]::new));
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
}
