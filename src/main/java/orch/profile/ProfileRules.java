package orch.profile;

import java.util.Optional;
import orch.network.BadConnectionException;
import orch.network.BaseUrls;

/** The validity rules of profiles. */
public final class ProfileRules {
  private static final int LONGEST_NAME = 64;
  private static final String MARKS = "._-";

  /**
   * An error in a profile.
   *
   * @param key the key in the profiles file
   * @param message a sentence that never quotes the value
   */
  public record Objection(String key, String message) {}

  private ProfileRules() {}

  /** Why a text is not a valid name of a profile; empty when it is valid. */
  public static String objection(String name) {
    if (Connection.BUILT_IN.contains(name)) {
      return "profile " + name + " is built in: choose another name";
    }
    boolean fits = !name.isEmpty() && name.length() <= LONGEST_NAME;
    boolean plain =
        fits
            && MARKS.indexOf(name.charAt(0)) < 0
            && name.chars().allMatch(ProfileRules::mayBeInAName);
    return plain
        ? ""
        : "a profile's name must have 1 to 64 letters, digits, dots, hyphens or underscores, and begin"
            + " with a letter or a digit";
  }

  private static boolean mayBeInAName(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0);
  }

  /** The first error in a profile; empty when it is valid. */
  public static Optional<Objection> objection(Profile profile) {
    boolean isByProcess = profile.place() == SecretPlace.CREDENTIAL_PROCESS;
    if (!(isByProcess && profile.accountSid().isEmpty()) && !Sid.isAccount(profile.accountSid())) {
      return wrong(Profile.ACCOUNT, "the account's SID must be AC and 32 hexadecimal digits");
    }
    if (!profile.apiKey().isEmpty() && !Sid.isKey(profile.apiKey())) {
      return wrong(Profile.KEY, "the API key's SID must be SK and 32 hexadecimal digits");
    }
    return objectionToHost(profile);
  }

  private static Optional<Objection> objectionToHost(Profile profile) {
    try {
      BaseUrls.of(profile.region(), profile.edge());
    } catch (BadConnectionException e) {
      return wrong(
          Profile.REGION,
          "region and edge must name a host of the service; an example is ie1 and dublin");
    }
    try {
      if (!profile.baseUrl().isEmpty()) {
        BaseUrls.checked(profile.baseUrl());
      }
    } catch (BadConnectionException e) {
      return wrong(
          Profile.BASE_URL,
          "the base URL must be https://HOST[:PORT], or plain http on this machine");
    }
    return Optional.empty();
  }

  private static Optional<Objection> wrong(String key, String message) {
    return Optional.of(new Objection(key, message));
  }
}
