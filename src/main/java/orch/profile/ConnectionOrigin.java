package orch.profile;

/**
 * Where a connection came from; texts are empty where nothing was said.
 *
 * @param profile the profile's name
 * @param by what decided that it is used: an option, a variable, a file
 * @param store where the secret is
 * @param isProtected whether what cannot be taken back wants a name typed, whatever --yes says
 */
public record ConnectionOrigin(
    String profile, String by, String store, boolean isProtected, String region, String edge) {
  /** As part of a sentence. */
  public String describe() {
    return profile.isEmpty() ? "the environment" : "profile " + profile + " (" + by + ")";
  }
}
