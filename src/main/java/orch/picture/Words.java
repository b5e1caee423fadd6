package orch.picture;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Durations and moments in words. */
final class Words {
  private static final long HOUR = 60;
  private static final long DAY = 24 * HOUR;

  private Words() {}

  /** A number of minutes, as in {@code 1 hour 30 minutes}. */
  static String minutes(long minutes) {
    if (minutes < HOUR) {
      return count(minutes, "minute");
    }
    long unit = minutes < DAY ? HOUR : DAY;
    String most = count(minutes / unit, unit == HOUR ? "hour" : "day");
    return minutes % unit == 0 ? most : most + " " + minutes(minutes % unit);
  }

  /**
   * How long ago a moment was and the moment itself, as in {@code 3 days ago (2026-03-01T09:30Z)}.
   * A text that is no moment is unchanged; a moment in the future, by another clock, is now.
   */
  static String ago(String moment, Instant now) {
    try {
      Instant then = OffsetDateTime.parse(moment).toInstant();
      return since(Duration.between(then, now).toSeconds()) + " (" + moment + ")";
    } catch (DateTimeException e) {
      return moment;
    }
  }

  private static String since(long seconds) {
    if (seconds < 1) {
      return "just now";
    }
    long minutes = seconds / 60;
    if (minutes < 1) {
      return count(seconds, "second") + " ago";
    }
    // One unit is enough, as in a table.
    long unit = minutes < HOUR ? 1 : minutes < DAY ? HOUR : DAY;
    return minutes(minutes - minutes % unit) + " ago";
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
