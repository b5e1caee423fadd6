package orch.profile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orch.concurrent.LockWait;
import orch.file.OpenPlace;
import orch.network.BadConnectionException;
import orch.network.BasicCredentials;
import org.jspecify.annotations.Nullable;

/**
 * All connection settings on this machine: environment, profiles, project file and secrets. Each
 * file is read when it is first needed.
 */
public final class Settings {
  private static final String SECRETS = "credentials.json";
  private static final String PROFILE_VARIABLE = "ORCH_PROFILE";

  private final Map<String, String> environment;
  private final SettingsDirectories folders;
  private final OutputStream messages;
  private final InstantSource clock;
  private @Nullable Found project;
  private @Nullable Profiles profiles;
  private @Nullable SecretFile readSecrets;
  private @Nullable Checked checked;

  /**
   * @param messages receives the messages of programs that are asked for credentials; closed after
   *     each program, and used again
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

  /**
   * The same settings for one account of a fleet. The files that orch keeps are read once for all
   * accounts, however many there are.
   *
   * @param its receives the messages of the account's programs
   */
  public synchronized Settings forAccount(OutputStream its) {
    if (readSecrets == null) {
      readSecrets = new SecretFile(settingsPath().resolve(SECRETS)).readOnce();
      checked = new Checked(openPlace());
    }
    Settings same = new Settings(environment, folders, its, clock);
    same.project = new Found(project());
    same.profiles = profiles();
    same.readSecrets = readSecrets;
    same.checked = checked;
    return same;
  }

  /** The directory of orch's settings, which may not exist. */
  Path settingsPath() {
    return folders.configuration();
  }

  /** The profiles file, which may not exist. */
  public Path profilesPath() {
    return settingsPath().resolve("config.yaml");
  }

  /** The place through which others can change the profiles file; empty when there is none. */
  public Optional<OpenPlace> openPlace() {
    try {
      return Files.exists(profilesPath()) ? OpenPlace.on(profilesPath()) : Optional.empty();
    } catch (IOException e) {
      throw new SettingsFileException(profilesPath(), "read", e);
    }
  }

  /**
   * The user's profiles.
   *
   * @throws BadConnectionException when the profiles file is invalid
   */
  public Profiles profiles() {
    if (profiles == null) {
      profiles = file().read();
    }
    return profiles;
  }

  /** A store for changes of the user's profiles and their secrets. */
  public ProfileStore store(LockWait wait) {
    return new ProfileStore(this, wait);
  }

  /** Replaces the profiles that were read. */
  void changed(Profiles now) {
    profiles = now;
  }

  /**
   * The project of the working directory; empty when there is none.
   *
   * @throws BadConnectionException when its file is invalid
   */
  public Optional<Project> project() {
    if (project == null) {
      project = new Found(Project.find(folders.working(), folders.home()));
    }
    return project.project();
  }

  /** The secrets of the user's profiles. */
  public Secrets secrets() {
    SecretFile file = readSecrets;
    return new Secrets(
        programs(), file == null ? new SecretFile(settingsPath().resolve(SECRETS)) : file);
  }

  /** The profiles file of the vendor's command line. */
  public VendorFile vendorFile() {
    String moved = environment.getOrDefault("TWILIO_CONFIG_DIR", "");
    Path directory =
        moved.isEmpty() ? folders.home().resolve(".twilio-cli") : folders.working().resolve(moved);
    return new VendorFile(directory.resolve("config.json"));
  }

  /**
   * The default values of options, by long name: those of the project, else those of the profile in
   * use.
   *
   * @param wanted the profile that the command line or the environment names; empty for none
   */
  public Map<String, DefaultValue> defaults(String wanted) {
    Map<String, DefaultValue> defaults = new LinkedHashMap<>();
    String profile = choose(wanted).profile();
    if (!profile.isEmpty() && !Connection.BUILT_IN.contains(profile)) {
      profiles().find(profile).ifPresent(found -> defaults.putAll(found.defaults(profilesPath())));
    }
    Optional<Project> here = project();
    if (here.isPresent()) {
      defaults.putAll(here.get().defaults());
    }
    return defaults;
  }

  /** Chooses the profile. */
  Choice choose(String wanted) {
    if (!wanted.isEmpty()) {
      boolean byVariable = environment.getOrDefault(PROFILE_VARIABLE, "").equals(wanted);
      return new Choice(wanted, byVariable ? PROFILE_VARIABLE : "--profile");
    }
    Optional<Project> here = project();
    if (here.isPresent() && !here.get().profile().isEmpty()) {
      return new Choice(here.get().profile(), here.get().file().toString());
    }
    // Incomplete variables are reported as an error, rather than ignored in favor of another
    // account.
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

  /** The credentials of a profile, from its store or its program. */
  BasicCredentials credentials(Profile profile) {
    refuseChangeable(profile);
    if (profile.place() == SecretPlace.CREDENTIAL_PROCESS) {
      return new CredentialProcess(profile).credentials(programs(), clock);
    }
    String account = profile.accountSid();
    String user = profile.apiKey().isEmpty() ? account : profile.apiKey();
    Optional<String> secret = secrets().find(profile);
    if (secret.isEmpty()) {
      // Another command may have replaced the secret after the profiles file was read.
      secret = withNewEntry(profile).flatMap(secrets()::find);
    }
    return new BasicCredentials(
        account, user, secret.orElseThrow(() -> secrets().missing(profile)));
  }

  /**
   * Whoever can change the profiles file decides which program runs and which server gets the
   * credentials.
   */
  private void refuseChangeable(Profile profile) {
    Checked known = checked;
    Optional<OpenPlace> open = known == null ? openPlace() : known.open();
    if (open.isPresent()) {
      throw new NoCredentialsException(
          "profile "
              + profile.name()
              + " is not used: "
              + open.get().problem()
              + ", and whoever can change the profiles decides where credentials go",
          open.get().remedy());
    }
  }

  /** The profile as it is in the file now, if only its secret's entry has changed. */
  private Optional<Profile> withNewEntry(Profile profile) {
    return file()
        .read()
        .find(profile.name())
        .filter(now -> !now.equals(profile))
        .filter(now -> now.in(profile.place(), profile.entry()).equals(profile));
  }

  /** The result of the check who can change the profiles file. */
  private record Checked(Optional<OpenPlace> open) {}

  /** The result of the search for a project file. */
  private record Found(Optional<Project> project) {}

  /**
   * The chosen profile, and what chose it.
   *
   * @param profile its name; empty when the environment variables are used
   * @param by the option, variable or file that chose it
   */
  record Choice(String profile, String by) {}
}
