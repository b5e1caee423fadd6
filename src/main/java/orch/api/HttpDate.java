package orch.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Parses an HTTP date, in any of the three formats that a client must accept (RFC 9110, 5.6.7). */
final class HttpDate {
  private static final int YEARS_AHEAD = 50;

  private HttpDate() {}

  /**
   * Parses the value of a header.
   *
   * @param now decides the century of a two-digit year: no year is more than 50 years ahead
   * @throws DateTimeParseException when the text is in none of the formats, or the day of the week
   *     is wrong
   */
  static Instant parse(String text, Instant now) {
    return Instant.from(form(text, now).withZone(ZoneOffset.UTC).parse(text));
  }

  private static DateTimeFormatter form(String text, Instant now) {
    int comma = text.indexOf(',');
    if (comma < 0) {
      return DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US);
    }
    return comma == 3 ? DateTimeFormatter.RFC_1123_DATE_TIME : rfc850(now);
  }

  private static DateTimeFormatter rfc850(Instant now) {
    int first = now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD - 99;
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, first)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.US);
  }
}
