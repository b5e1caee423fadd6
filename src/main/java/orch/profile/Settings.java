package orch.profile;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orch.concurrent.LockWait;
import orch.network.BadConnectionException;
import orch.network.BasicCredentials;
import org.jspecify.annotations.Nullable;

/** Everything on this machine that says whom to call; each file is read when first needed. */
public final class Settings {
  private static final String PROFILE_VARIABLE = "ORCH_PROFILE";

  private final Map<String, String> environment;
  private final SettingsDirectories folders;
  private final OutputStream messages;
  private final InstantSource clock;
  private @Nullable Found project;
  private @Nullable Profiles profiles;

  /**
   * @param messages where programs that are asked for credentials talk to the person
   */
  public Settings(
      Map<String, String> environment,
      SettingsDirectories folders,
      OutputStream messages,
      InstantSource clock) {
    this.environment = environment;
    this.folders = folders;
    this.messages = messages;
    this.clock = clock;
  }

  /** The directory of orch's own settings, which need not be there. */
  Path settingsPath() {
    return folders.configuration();
  }

  /** The file of profiles, which need not be there. */
  public Path profilesPath() {
    return settingsPath().resolve("config.yaml");
  }

  /**
   * The user's profiles.
   *
   * @throws BadConnectionException when their file is not as it should be
   */
  public Profiles profiles() {
    if (profiles == null) {
      profiles = file().read();
    }
    return profiles;
  }

  /** Changes the user's profiles and their secrets. */
  public ProfileStore store(LockWait wait) {
    return new ProfileStore(this, wait);
  }

  /** The profiles are these from now on. */
  void changed(Profiles now) {
    profiles = now;
  }

  /**
   * The project that the command runs in.
   *
   * @throws BadConnectionException when its file is not as it should be
   */
  public Optional<Project> project() {
    if (project == null) {
      project = new Found(Project.find(folders.working(), folders.home()));
    }
    return project.project();
  }

  /** The secrets of the user's profiles. */
  public Secrets secrets() {
    return new Secrets(programs(), settingsPath().resolve("credentials.json"));
  }

  /** The profiles of the vendor's own command line. */
  public VendorFile vendorFile() {
    String moved = environment.getOrDefault("TWILIO_CONFIG_DIR", "");
    Path directory =
        moved.isEmpty() ? folders.home().resolve(".twilio-cli") : folders.working().resolve(moved);
    return new VendorFile(directory.resolve("config.json"));
  }

  /**
   * The values for options that are neither on the line nor in the environment, by long name: the
   * project's, else those of the profile in use.
   *
   * @param wanted the profile that the line or the environment names; empty for none
   */
  public Map<String, String> defaults(String wanted) {
    Map<String, String> defaults = new LinkedHashMap<>();
    String profile = choose(wanted).profile();
    if (!profile.isEmpty() && !Connection.BUILT_IN.contains(profile)) {
      profiles().find(profile).ifPresent(found -> defaults.putAll(found.defaults()));
    }
    Optional<Project> here = project();
    if (here.isPresent()) {
      defaults.putAll(here.get().defaults());
    }
    return defaults;
  }

  /** Which profile is used. */
  Choice choose(String wanted) {
    if (!wanted.isEmpty()) {
      boolean byVariable = environment.getOrDefault(PROFILE_VARIABLE, "").equals(wanted);
      return new Choice(wanted, byVariable ? PROFILE_VARIABLE : "--profile");
    }
    Optional<Project> here = project();
    if (here.isPresent() && !here.get().profile().isEmpty()) {
      return new Choice(here.get().profile(), here.get().file().toString());
    }
    // A half-set environment is a mistake to be told, not a reason to call another account.
    if (variables().areAnySet()) {
      return new Choice("", "TWILIO_*");
    }
    String active = profiles().active();
    return active.isEmpty() ? new Choice("", "TWILIO_*") : new Choice(active, "the active profile");
  }

  ProfilesFile file() {
    return new ProfilesFile(profilesPath());
  }

  private Programs programs() {
    return new Programs(environment, folders.working(), messages);
  }

  TwilioVariables variables() {
    return new TwilioVariables(environment);
  }

  /** What a profile proves itself with; asks its store or its program. */
  BasicCredentials credentials(Profile profile) {
    if (profile.place() == SecretPlace.CREDENTIAL_PROCESS) {
      return new CredentialProcess(profile).credentials(programs(), clock);
    }
    String account = profile.accountSid();
    String user = profile.apiKey().isEmpty() ? account : profile.apiKey();
    Optional<String> secret = secrets().find(profile);
    if (secret.isEmpty()) {
      // Another command may have replaced it after the file of profiles was read.
      secret = moved(profile).flatMap(secrets()::find);
    }
    return new BasicCredentials(
        account, user, secret.orElseThrow(() -> secrets().missing(profile)));
  }

  /** The profile as it is in the file now, where nothing but the entry of its secret differs. */
  private Optional<Profile> moved(Profile profile) {
    return file()
        .read()
        .find(profile.name())
        .filter(now -> !now.equals(profile))
        .filter(now -> now.in(profile.place(), profile.entry()).equals(profile));
  }

  /** That it was looked for, and what was found. */
  private record Found(Optional<Project> project) {}
}
