package orch.profile;

import java.nio.file.Path;
import java.util.Optional;

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
   * @return where it is now
   * @throws BadConnection when it cannot be kept there
   */
  public SecretPlace put(String profile, String secret, Optional<SecretPlace> wanted) {
    boolean tryKeychain = wanted.orElse(SecretPlace.KEYCHAIN) == SecretPlace.KEYCHAIN;
    if (tryKeychain && keychain().filter(chain -> chain.put(profile, secret)).isPresent()) {
      return SecretPlace.KEYCHAIN;
    }
    if (wanted.equals(Optional.of(SecretPlace.KEYCHAIN))) {
      throw new BadConnection(
          keychain().isPresent()
              ? "the keychain did not take the secret; --store file keeps it in " + file.path()
              : "there is no keychain here (security, secret-tool); --store file keeps the secret in "
                  + file.path());
    }
    file.put(profile, secret);
    return SecretPlace.FILE;
  }

  /**
   * Forgets the secret of a profile.
   *
   * @return whether orch keeps none now
   */
  public boolean remove(Profile profile) {
    return switch (profile.place()) {
      case KEYCHAIN -> keychain().filter(chain -> chain.remove(profile.name())).isPresent();
      case FILE -> file.remove(profile.name());
      case CREDENTIAL_PROCESS -> true;
    };
  }

  /**
   * The secret that is kept for a profile.
   *
   * @throws NoCredentials when there is none, or it may not be used
   */
  String get(Profile profile) {
    Optional<String> secret =
        profile.place() == SecretPlace.KEYCHAIN
            ? keychain().flatMap(chain -> chain.get(profile.name()))
            : file.get(profile.name());
    return secret.orElseThrow(
        () ->
            new NoCredentials(
                "the secret of profile "
                    + profile.name()
                    + " is not in "
                    + (profile.place() == SecretPlace.FILE
                        ? file.path()
                        : "the keychain, or the keychain does not answer"),
                "orch profile add " + profile.name() + " --replace stores it again"));
  }

  private Optional<SecretStore> keychain() {
    return Keychain.of(programs);
  }
}
