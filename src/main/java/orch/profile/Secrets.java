package orch.profile;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orch.network.BadConnectionException;

/** The secrets of the profiles, in whichever store each is. */
public final class Secrets {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 512;

  private final Programs programs;
  private final SecretFile file;

  Secrets(Programs programs, SecretFile file) {
    this.programs = programs;
    this.file = file;
  }

  /**
   * Why a text cannot be a secret of the service; empty when it can. The message never quotes it.
   */
  public static String objection(String secret) {
    if (secret.isEmpty()) {
      return "the secret is empty";
    }
    if (secret.length() < SHORTEST || secret.length() > LONGEST) {
      return "the secret must be " + SHORTEST + " to " + LONGEST + " characters long";
    }
    // Keychain programs escape other characters, each in its own way.
    return secret.chars().allMatch(c -> c > ' ' && c < 0x7f)
        ? ""
        : "the secret has a space or another character that secrets of the service never have";
  }

  /** The credentials file, for machines without a keychain. */
  public Path file() {
    return file.path();
  }

  /**
   * Stores a secret: in the wanted place, else in the keychain, else, when that does not accept it,
   * in the file.
   *
   * @param entry its entry's name
   * @return where it was stored
   * @throws BadConnectionException when the keychain is wanted and does not accept it
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
              ? "the keychain did not accept the secret; --store file stores it in " + file.path()
              : "no keychain program was found (security or secret-tool); --store file stores the secret in "
                  + file.path());
    }
    file.put(entry, secret.text());
    return SecretPlace.FILE;
  }

  /**
   * Removes a secret.
   *
   * @return whether no secret is stored under this name now
   */
  boolean remove(SecretPlace place, String entry) {
    return switch (place) {
      case KEYCHAIN -> keychain().filter(chain -> chain.remove(entry)).isPresent();
      case FILE -> file.remove(entry);
      case CREDENTIAL_PROCESS -> true;
    };
  }

  /**
   * Removes the secrets in the file that none of these profiles uses.
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
   * The secret of a profile; empty when there is none, or its store does not respond.
   *
   * @throws NoCredentialsException when other users can access the credentials file
   */
  Optional<String> find(Profile profile) {
    return profile.place() == SecretPlace.KEYCHAIN
        ? keychain().flatMap(chain -> chain.get(profile.entry()))
        : file.get(profile.entry());
  }

  /** The exception for a profile whose secret is missing. */
  NoCredentialsException missing(Profile profile) {
    return new NoCredentialsException(
        "the secret of profile "
            + profile.name()
            + " is not in "
            + (profile.place() == SecretPlace.FILE
                ? file.path()
                : "the keychain, or the keychain does not respond"),
        "to store it again: orch profile set " + profile.name() + " --new-secret");
  }

  private Optional<SecretStore> keychain() {
    return Keychain.of(programs);
  }
}
