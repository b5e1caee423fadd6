package orch.profile;

/** The vendor's identifiers: two capital letters and 32 hexadecimal digits. */
public final class Sid {
  private static final int DIGITS = 32;

  private Sid() {}

  /** Whether a text is an account's SID. */
  public static boolean isAccount(String text) {
    return is("AC", text);
  }

  /** Whether a text is an API key's SID. */
  public static boolean isKey(String text) {
    return is("SK", text);
  }

  private static boolean is(String prefix, String text) {
    return text.length() == prefix.length() + DIGITS
        && text.startsWith(prefix)
        && areDigits(text.substring(prefix.length()));
  }

  private static boolean areDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789abcdef".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
