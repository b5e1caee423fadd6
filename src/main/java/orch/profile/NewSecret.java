package orch.profile;

import java.util.Optional;

/**
 * A secret to keep.
 *
 * @param wanted where to keep it; empty for the keychain where that can be used, else the file
 */
public record NewSecret(String text, Optional<SecretPlace> wanted) {
  /** Never the secret. */
  @Override
  public String toString() {
    return "a secret";
  }
}
