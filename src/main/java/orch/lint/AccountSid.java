package orch.lint;

import java.util.Optional;
import orch.document.Mistake;

/** The SID of the account has a form that no account has. */
public final class AccountSid extends Rule {
  private static final int DIGITS = 32;

  AccountSid() {
    super(
        "O014",
        Severity.WARNING,
        new Explanation(
            "The SID of the account has an unknown form",
            "The service refuses the credentials, or a check for the account always fails",
            "AC and 32 hexadecimal digits, as the console shows it"));
  }

  /**
   * The finding for an SID that somebody typed; empty when it has the right form.
   *
   * @param source the option or the variable
   */
  public Optional<Finding> check(String source, String sid) {
    boolean isRight =
        sid.length() == 2 + DIGITS
            && sid.startsWith("AC")
            && sid.chars().skip(2).allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
    return isRight
        ? Optional.empty()
        : Optional.of(
            new Finding(
                this,
                "",
                new Mistake(
                    source,
                    "",
                    Finding.quoted(sid)
                        + " is not the SID of an account, which is AC and 32 hexadecimal digits")));
  }
}
