package orch.profile;

import java.util.Locale;

/** Where the secret of a profile is kept. */
public enum SecretPlace {
  KEYCHAIN("the keychain"),
  FILE("the credentials file"),
  CREDENTIAL_PROCESS("the program of credential_process");

  private final String phrase;

  SecretPlace(String phrase) {
    this.phrase = phrase;
  }

  /** The place, for messages. */
  public String phrase() {
    return phrase;
  }

  /** The value in the profiles file. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
