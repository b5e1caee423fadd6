package orch.profile;

import java.util.Optional;

/**
 * A secret to store.
 *
 * @param text empty to move the present one
 * @param wanted where to store it; empty for the keychain when it is usable, else the file
 */
public record NewSecret(String text, Optional<SecretPlace> wanted) {
  /** Never the secret. */
  @Override
  public String toString() {
    return "a secret";
  }
}
