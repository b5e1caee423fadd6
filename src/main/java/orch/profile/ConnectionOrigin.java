package orch.profile;

/**
 * Which profile and settings a connection comes from; empty texts for settings that are not given.
 *
 * @param profile the profile's name
 * @param by the option, variable or file that chose the profile
 * @param store where the secret is kept
 * @param isProtected whether destructive changes require the user to type a name, even with --yes
 */
public record ConnectionOrigin(
    String profile, String by, String store, boolean isProtected, String region, String edge) {
  /** For messages: the environment, or the profile and what chose it. */
  public String describe() {
    return profile.isEmpty() ? "the environment" : "profile " + profile + " (" + by + ")";
  }
}
