package orch.profile;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orch.network.BadConnectionException;

/** The secrets of profiles, wherever each is kept. */
public final class Secrets {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 512;

  private final Programs programs;
  private final SecretFile file;

  Secrets(Programs programs, Path file) {
    this.programs = programs;
    this.file = new SecretFile(file);
  }

  /** Why a text cannot be a secret of the service; empty when it can. Never quotes it. */
  public static String objection(String secret) {
    if (secret.isEmpty()) {
      return "the secret is empty";
    }
    if (secret.length() < SHORTEST || secret.length() > LONGEST) {
      return "the secret must be " + SHORTEST + " to " + LONGEST + " characters long";
    }
    // Programs that keep secrets write others in ways of their own.
    return secret.chars().allMatch(c -> c > ' ' && c < 0x7f)
        ? ""
        : "the secret has a space, or a character that no secret of the service has";
  }

  /** The file for machines without a keychain. */
  public Path file() {
    return file.path();
  }

  /**
   * Keeps a secret; where no place is wanted, in the keychain when that takes it, else in the file.
   *
   * @param entry its name there
   * @return where it is now
   * @throws BadConnectionException when the keychain is wanted and does not take it
   * @throws SettingsFileException when the file cannot be written
   */
  SecretPlace put(String entry, NewSecret secret) {
    boolean tryKeychain = secret.wanted().orElse(SecretPlace.KEYCHAIN) == SecretPlace.KEYCHAIN;
    if (tryKeychain && keychain().filter(chain -> chain.put(entry, secret.text())).isPresent()) {
      return SecretPlace.KEYCHAIN;
    }
    if (secret.wanted().equals(Optional.of(SecretPlace.KEYCHAIN))) {
      throw new BadConnectionException(
          keychain().isPresent()
              ? "the keychain did not take the secret; --store file keeps it in " + file.path()
              : "there is no keychain here (security, secret-tool); --store file keeps the secret in "
                  + file.path());
    }
    file.put(entry, secret.text());
    return SecretPlace.FILE;
  }

  /**
   * Forgets a secret.
   *
   * @return whether orch keeps none of this name there now
   */
  boolean remove(SecretPlace place, String entry) {
    return switch (place) {
      case KEYCHAIN -> keychain().filter(chain -> chain.remove(entry)).isPresent();
      case FILE -> file.remove(entry);
      case CREDENTIAL_PROCESS -> true;
    };
  }

  /**
   * Removes the secrets of the file that belong to none of these profiles.
   *
   * @return the entries that were removed
   */
  List<String> keepOnly(Profiles profiles) {
    Set<String> entries = new HashSet<>();
    for (Profile profile : profiles.all()) {
      if (profile.place() == SecretPlace.FILE) {
        entries.add(profile.entry());
      }
    }
    return file.keepOnly(entries);
  }

  /**
   * The secret that is kept for a profile; empty when there is none, or its store does not answer.
   *
   * @throws NoCredentialsException when it may not be used
   */
  Optional<String> find(Profile profile) {
    return profile.place() == SecretPlace.KEYCHAIN
        ? keychain().flatMap(chain -> chain.get(profile.entry()))
        : file.get(profile.entry());
  }

  /** What to tell the person when the secret of a profile is not where it should be. */
  NoCredentialsException missing(Profile profile) {
    return new NoCredentialsException(
        "the secret of profile "
            + profile.name()
            + " is not in "
            + (profile.place() == SecretPlace.FILE
                ? file.path()
                : "the keychain, or the keychain does not answer"),
        "orch profile add " + profile.name() + " --replace stores it again");
  }

  private Optional<SecretStore> keychain() {
    return Keychain.of(programs);
  }
}
