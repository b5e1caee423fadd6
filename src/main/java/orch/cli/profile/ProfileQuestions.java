package orch.cli.profile;

import java.util.List;
import java.util.Locale;
import orch.cli.guide.Choice;
import orch.cli.guide.Question;
import orch.cli.guide.Verdict;
import orch.network.BadConnectionException;
import orch.network.BaseUrls;
import orch.profile.Profile;
import orch.profile.ProfileRules;
import orch.profile.Profiles;
import orch.profile.Secrets;

/** The questions for the settings of a profile. */
final class ProfileQuestions {
  /** The region of an account that names none. */
  static final String USUAL_REGION = "us1";

  private ProfileQuestions() {}

  /**
   * The question for the name of a new profile.
   *
   * @param taken the profiles that there are
   */
  static Question name(Profiles taken) {
    return Question.about("Profile name")
        .help(
            "A word for the account, such as work or staging. Commands take it as -p NAME. It has 1"
                + " to 64 letters, digits, dots, hyphens and underscores.")
        .check(
            name -> {
              String objection = ProfileRules.objection(name);
              return taken.find(name).isEmpty()
                  ? verdict(name, objection)
                  : Verdict.refused(
                      "the profile "
                          + name
                          + " already exists; to change it, cancel with Ctrl-C and run: orch profile"
                          + " set "
                          + name
                          + " --help");
            });
  }

  static Question account(Profile profile) {
    return Question.about("Account SID")
        .note("AC...")
        .help("The SID of the account is AC and 32 digits, on the first page of the console.")
        .check(sid -> checked(profile, Profile.ACCOUNT, sid));
  }

  static Question key(Profile profile) {
    return Question.about("API key SID")
        .note("SK..., or nothing to use the auth token")
        .optional()
        .help(
            "The SID of an API key is SK and 32 digits. A key of its own for each machine can be"
                + " revoked alone; the auth token is that of the whole account.")
        .check(sid -> checked(profile, Profile.KEY, sid));
  }

  static Question region(Profile profile) {
    return Question.about("Region")
        .standard(USUAL_REGION)
        .offering(
            List.of(
                new Choice(USUAL_REGION, "United States"),
                new Choice("ie1", "Ireland"),
                new Choice("au1", "Australia")))
        .help("The region of the account's data. Keys and auth tokens belong to one region.")
        .check(region -> inRegion(region.toLowerCase(Locale.ROOT), profile.edge()));
  }

  /**
   * The question for the secret, which is not shown.
   *
   * @param what it is: an auth token, or the secret of an API key
   */
  static Question secret(String what) {
    return Question.about(what)
        .note("not shown")
        .hidden()
        .help(
            "Paste it and press Enter. It goes to the keychain, or to a file of mode 0600, and into"
                + " no output.")
        .check(secret -> verdict(secret, Secrets.objection(secret)));
  }

  private static Verdict inRegion(String region, String edge) {
    try {
      BaseUrls.of(region, edge);
      return Verdict.accepted(region);
    } catch (BadConnectionException e) {
      // What was typed is not repeated, since it may be a secret in a wrong place.
      return Verdict.refused(
          "the region must be us1, ie1 or au1; for another one, cancel and give --region and --edge");
    }
  }

  private static Verdict checked(Profile profile, String setting, String value) {
    var json = profile.json().deepCopy().put(setting, value);
    return ProfileRules.objection(new Profile(profile.name(), json))
        .filter(objection -> objection.key().equals(setting))
        .map(objection -> Verdict.refused(objection.message()))
        .orElse(Verdict.accepted(value));
  }

  private static Verdict verdict(String value, String objection) {
    return objection.isEmpty() ? Verdict.accepted(value) : Verdict.refused(objection);
  }
}
