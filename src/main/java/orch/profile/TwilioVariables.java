package orch.profile;

import java.util.Map;
import orch.network.BasicCredentials;

/** The vendor's environment variables, read as the vendor's tools read them. */
final class TwilioVariables {
  private static final String ACCOUNT = "TWILIO_ACCOUNT_SID";
  private static final String KEY = "TWILIO_API_KEY";
  private static final String KEY_SECRET = "TWILIO_API_SECRET";
  private static final String TOKEN = "TWILIO_AUTH_TOKEN";

  private final Map<String, String> variables;

  TwilioVariables(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * A variable's value without surrounding whitespace, such as a pasted line end; empty when it is
   * not set.
   */
  String get(String name) {
    return variables.getOrDefault(name, "").strip();
  }

  /** Whether any variable for credentials is set. */
  boolean areAnySet() {
    return !(get(ACCOUNT) + get(KEY) + get(KEY_SECRET) + get(TOKEN)).isEmpty();
  }

  BasicCredentials credentials() {
    String account = get(ACCOUNT);
    if (!get(KEY).isEmpty() && !get(KEY_SECRET).isEmpty()) {
      return new BasicCredentials(
          account.isEmpty() ? get(KEY) : account, get(KEY), get(KEY_SECRET));
    }
    if (!account.isEmpty() && !get(TOKEN).isEmpty()) {
      return new BasicCredentials(account, account, get(TOKEN));
    }
    throw new NoCredentialsException(missing(account), "");
  }

  private String missing(String account) {
    if (!get(KEY).isEmpty()) {
      return KEY + " is set, but " + KEY_SECRET + " is not";
    }
    if (!get(KEY_SECRET).isEmpty()) {
      return KEY_SECRET + " is set, but " + KEY + " is not";
    }
    if (!account.isEmpty()) {
      return ACCOUNT
          + " is set, but neither "
          + TOKEN
          + " nor "
          + KEY
          + " with "
          + KEY_SECRET
          + " is";
    }
    return get(TOKEN).isEmpty()
        ? "no credentials were found"
        : TOKEN + " is set, but " + ACCOUNT + " is not";
  }
}
