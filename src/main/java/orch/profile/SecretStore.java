package orch.profile;

import java.util.Optional;

/** A place where the secrets of profiles are kept, by the names of their entries. */
interface SecretStore {
  /** An entry's secret; empty when there is none, or the store does not answer. */
  Optional<String> get(String entry);

  /**
   * Keeps a secret in the place of an earlier one.
   *
   * @return whether it is there now
   */
  boolean put(String entry, String secret);

  /**
   * Forgets a secret.
   *
   * @return whether there is none now
   */
  boolean remove(String entry);
}
