package orch.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** A time in a header, in any of the three forms that a client has to read (RFC 9110, 5.6.7). */
final class HttpDate {
  private static final int YEARS_AHEAD = 50;

  private HttpDate() {}

  /**
   * The time that a header names.
   *
   * @param now a year of two digits is one of the next 50 or, if not, of those before
   * @throws DateTimeParseException when it is in none of the forms, or on another day of the week
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
