package orch.profile;

import java.util.Optional;

/** A store of the profiles' secrets, by entry name. */
interface SecretStore {
  /** The secret of an entry; empty when there is none, or the store does not respond. */
  Optional<String> get(String entry);

  /**
   * Stores a secret, replacing an earlier one.
   *
   * @return whether the secret was stored
   */
  boolean put(String entry, String secret);

  /**
   * Removes a secret.
   *
   * @return whether there is no secret under this name now
   */
  boolean remove(String entry);
}
