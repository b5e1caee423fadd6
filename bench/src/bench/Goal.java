package bench;

import java.math.BigDecimal;

/**
 * The goal for a figure: a limit that it must meet, and a better one to aim for.
 *
 * @param moreIsBetter whether the limits are minima; else they are maxima
 */
record Goal(String what, double must, double aim, boolean moreIsBetter, String unit) {
  static Goal atMost(String what, double must, double aim) {
    return new Goal(what, must, aim, false, "");
  }

  static Goal atLeast(String what, double must, double aim) {
    return new Goal(what, must, aim, true, "");
  }

  static Goal withinMillis(String what, double must, double aim) {
    return new Goal(what, must, aim, false, " ms");
  }

  boolean isMet(double value) {
    return reaches(value, must);
  }

  String verdict(double value) {
    if (reaches(value, aim)) {
      return "aim met";
    }
    return isMet(value) ? "must met" : "**missed**";
  }

  String show(double value) {
    return (unit.isEmpty() && value < 100 ? Text.ratio(value) : Text.figure(value)) + unit;
  }

  String limit(double value) {
    String number = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    return (moreIsBetter ? ">= " : "<= ") + number + unit;
  }

  private boolean reaches(double value, double limit) {
    return moreIsBetter ? value >= limit : value <= limit;
  }
}
