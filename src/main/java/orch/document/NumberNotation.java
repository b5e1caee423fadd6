package orch.document;

import java.math.BigInteger;
import java.util.Locale;

/**
 * Notations of whole numbers that YAML has and JSON has not. They are refused, because the versions
 * of YAML read some of them differently, and they may be meant as texts.
 */
final class NumberNotation {
  private static final String OR_QUOTES = ", or put it in quotes if it is a text";

  private NumberNotation() {}

  /** What is wrong with a number as it is written, after its path; empty for nothing. */
  static String objection(String written) {
    String digits =
        written.startsWith("-") || written.startsWith("+") ? written.substring(1) : written;
    String sign = written.startsWith("-") ? "-" : "";
    String plain = digits.replace("_", "");
    String start = plain.toLowerCase(Locale.ROOT);
    if (start.startsWith("0x") || start.startsWith("0b")) {
      int radix = start.startsWith("0x") ? 16 : 2;
      return isWritten(written, sign + new BigInteger(plain.substring(2), radix));
    }
    if (plain.length() > 1 && plain.charAt(0) == '0') {
      return octal(written, sign, plain);
    }
    return plain.equals(digits) ? "" : isWritten(written, sign + plain);
  }

  private static String isWritten(String written, String decimal) {
    return "is written " + written + ": write " + decimal + OR_QUOTES;
  }

  private static String octal(String written, String sign, String digits) {
    String decimal = sign + new BigInteger(digits);
    String octal = digits.matches("[0-7]+") ? sign + new BigInteger(digits, 8) : decimal;
    return octal.equals(decimal)
        ? isWritten(written, decimal)
        : "is written "
            + written
            + ", which is "
            + octal
            + " in YAML 1.1 and "
            + decimal
            + " in YAML 1.2: write "
            + octal
            + " or "
            + decimal
            + OR_QUOTES;
  }
}
