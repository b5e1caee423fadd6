package bench;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds figures in text, and formats figures. */
final class Text {
  private Text() {}

  /** The first group of the pattern's first match. */
  static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new BenchException("no match for \"" + pattern + "\" in: " + text);
    }
    return matcher.group(1);
  }

  /** The text or number of a JSON member; empty when it is missing. */
  static String member(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Formats a figure with about three significant digits. */
  static String figure(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }

  static String ratio(double value) {
    String style = value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : value >= 0.1 ? "%.3f" : "%.4f";
    return String.format(Locale.ROOT, style, value);
  }
}
