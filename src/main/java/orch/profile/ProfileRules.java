package orch.profile;

import java.util.Optional;
import orch.network.BadConnectionException;
import orch.network.BaseUrls;

/** What every profile has to be like, whoever wrote it. */
public final class ProfileRules {
  private static final int LONGEST_NAME = 64;
  private static final String MARKS = "._-";

  /**
   * What is wrong with a profile.
   *
   * @param key of the value in the file of profiles
   * @param message a sentence that does not quote the value
   */
  public record Objection(String key, String message) {}

  private ProfileRules() {}

  /** Why a text cannot be the name of a profile; empty when it can. */
  public static String objection(String name) {
    if (Connection.BUILT_IN.contains(name)) {
      return "the profile " + name + " is built in";
    }
    boolean fits = !name.isEmpty() && name.length() <= LONGEST_NAME;
    boolean plain =
        fits
            && MARKS.indexOf(name.charAt(0)) < 0
            && name.chars().allMatch(ProfileRules::mayBeInAName);
    return plain
        ? ""
        : "a profile's name has 1 to 64 letters, digits, dots, hyphens and underscores, and begins"
            + " with a letter or a digit";
  }

  private static boolean mayBeInAName(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0);
  }

  /** What is wrong with a profile, be it kept already or not. */
  public static Optional<Objection> objection(Profile profile) {
    boolean said = profile.place() == SecretPlace.CREDENTIAL_PROCESS;
    if (!(said && profile.accountSid().isEmpty()) && !Sid.isAccount(profile.accountSid())) {
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
          Profile.REGION, "region and edge must name a host of the service, as ie1 and dublin do");
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
