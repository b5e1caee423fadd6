package bench;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds figures in texts and writes figures as text. */
final class Text {
  private Text() {}

  /** What the group matches, where the pattern matches first. */
  static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new Failed("\"" + pattern + "\" is not in: " + text);
    }
    return matcher.group(1);
  }

  /** The text or number that is a member of an object in JSON; empty when it is not there. */
  static String member(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Three digits that count, no more. */
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
