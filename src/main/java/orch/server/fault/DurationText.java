package orch.server.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations: {@code 500ms}, {@code 1.5s}, {@code 5m}, {@code 24h}; a number is seconds. */
public final class DurationText {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h|)");

  private DurationText() {}

  /**
   * Reads a duration, to the millisecond.
   *
   * @throws IllegalArgumentException when the text is no duration; the message says so
   */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration, such as 500ms, 90s, 5m or 1h");
    }
    BigDecimal number = new BigDecimal(form.group(1));
    return Duration.ofMillis(number.multiply(unit(form.group(2))).longValue());
  }

  private static BigDecimal unit(String suffix) {
    return BigDecimal.valueOf(
        switch (suffix) {
          case "ms" -> 1;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 1000;
        });
  }
}
