package orch.cli.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.app.DefaultValueCheck;
import orch.cli.guide.Ending;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.output.View;
import orch.profile.NewSecret;
import orch.profile.Profile;
import orch.profile.ProfileRules;
import orch.profile.ProfileStore;
import orch.profile.SecretPlace;

/** {@code orch profile set}. */
public final class ProfileSet implements Command {
  private static final Ending ENDING =
      new Ending(ExitCode.USAGE, "the secret was given", "nothing was changed", () -> "");

  private final Argument<String> name =
      Argument.one("NAME", "the profile's name").content(Content.PROFILE);
  private final ProfileFlags flags;
  private final Option<SecretPlace> store = ProfileFlags.store();
  private final Option<Boolean> newSecret =
      Option.toggle("--new-secret")
          .onlyOnCommandLine()
          .description("replace the secret: asks for it, or reads it from standard input");
  private final SecretInput input;

  private final App app;

  public ProfileSet(App app, DefaultValueCheck check) {
    this.app = app;
    this.flags = new ProfileFlags(check);
    this.input = new SecretInput(app);
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "set", "Change a profile")
        .describe(
            "Changes what is given and nothing else, --region, --edge and --base-url too. An empty"
                + " value removes a setting. The secret stays, unless --new-secret replaces it;"
                + " another account SID or API key needs another secret.")
        .examples(
            "orch profile set work --no-protected --default output=yaml",
            "orch profile set work --default output= --region ''",
            "printf %s \"$SECRET\" | orch profile set staging --api-key SK... --secret-stdin",
            "orch profile set work --store file")
        .takes(name)
        .takes(flags.all())
        .takes(store, newSecret, input.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(ProfileView.VIEW);
  }

  @Override
  public Integer call() throws InterruptedException {
    ProfileView.refuseUnknownFields(app);
    flags.refuseSecrets();
    refuseNothing();
    Profile before = app.sources().profiles().get(name());
    Optional<NewSecret> secret = secret(before, changed(before));
    // Made again from the stored profile under the lock, because another command may have changed
    // it.
    ProfileStore.Kept kept =
        ProfileAccess.store(app)
            .keep(new ProfileStore.Addition(name(), this::changedNow, secret, false));
    ProfileView.noteKept(app, kept);
    ProfileView.printOne(app, kept.profile(), app.sources().profiles());
    return ExitCode.DONE.code();
  }

  private String name() {
    return name.orElse("");
  }

  private boolean replacesSecret() {
    return newSecret.isSet() || input.isFromStdin();
  }

  private void refuseNothing() {
    boolean anything =
        replacesSecret()
            || store.value().isPresent()
            || !flags.words().isEmpty()
            || !app.globals().givenPlace().isEmpty();
    if (!anything) {
      throw new UsageException(
          "nothing to change: give an option; to see them: orch profile set --help");
    }
    if (flags.hasProcess() && (store.value().isPresent() || replacesSecret())) {
      throw new UsageException(
          "--credential-process provides the secret: leave out --store, --new-secret and"
              + " --secret-stdin");
    }
  }

  private Profile changedNow(Optional<Profile> now) {
    return changed(
        now.orElseThrow(() -> new UsageException("the profile " + name() + " was just removed")));
  }

  /** The profile with the given settings. */
  private Profile changed(Profile before) {
    Profile changed = flags.over(before, app.globals().givenPlace());
    if (replacesSecret()) {
      ObjectNode json = changed.json().deepCopy();
      json.remove("credential_process");
      changed = new Profile(changed.name(), json);
    }
    Optional<ProfileRules.Objection> objection = ProfileRules.objection(changed);
    if (objection.isPresent()) {
      throw new UsageException(objection.get().message());
    }
    return changed;
  }

  /** The new secret, or the present one when it moves; empty when it stays. */
  private Optional<NewSecret> secret(Profile before, Profile after) throws InterruptedException {
    if (after.place() == SecretPlace.CREDENTIAL_PROCESS) {
      refuseToMove(before);
      return Optional.empty();
    }
    boolean hasNone = before.place() == SecretPlace.CREDENTIAL_PROCESS;
    Optional<SecretPlace> place = store.value();
    if (!replacesSecret() && !hasNone && isForSame(before, after)) {
      return place.filter(to -> to != before.place()).map(to -> new NewSecret("", Optional.of(to)));
    }
    if (!replacesSecret() && !input.asks()) {
      throw new UsageException(
          "the profile "
              + name()
              + (hasNone ? " has no secret yet" : " has the secret of another account or API key")
              + "; to pipe it in: "
              + withSecret());
    }
    Optional<SecretPlace> same = hasNone ? Optional.empty() : Optional.of(before.place());
    return Optional.of(new NewSecret(input.read(after, ENDING), place.or(() -> same)));
  }

  private void refuseToMove(Profile before) {
    if (store.value().isPresent()) {
      throw new UsageException(
          "the profile "
              + before.name()
              + " has no stored secret, since a program provides it; to store one: "
              + withSecret());
    }
  }

  private static boolean isForSame(Profile before, Profile after) {
    return before.accountSid().equals(after.accountSid()) && before.apiKey().equals(after.apiKey());
  }

  /** This command line with a secret from standard input. */
  private String withSecret() {
    List<String> words = new ArrayList<>(List.of(name()));
    words.addAll(flags.words());
    store.value().ifPresent(place -> words.addAll(List.of("--store", place.toString())));
    words.add("--secret-stdin");
    return "printf %s \"$SECRET\" | "
        + app.commandLine("profile set", words.toArray(String[]::new));
  }
}
