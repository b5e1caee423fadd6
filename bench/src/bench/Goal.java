package bench;

import java.util.function.DoubleFunction;

/**
 * What is wanted of a figure.
 *
 * @param moreIsBetter else less is
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
    DoubleFunction<String> style = unit.isEmpty() ? Text::ratio : Text::figure;
    return style.apply(value) + unit;
  }

  String limit(double value) {
    return (moreIsBetter ? ">= " : "<= ")
        + (value == Math.rint(value) ? (long) value : value)
        + unit;
  }

  private boolean reaches(double value, double limit) {
    return moreIsBetter ? value >= limit : value <= limit;
  }
}
