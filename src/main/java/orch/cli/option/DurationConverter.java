package orch.cli.option;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 90s}, {@code 5m}, {@code 1h}; a plain number is seconds. */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final long MOST_MILLIS = Duration.ofDays(365).toMillis();

  private record Unit(String suffix, long millis) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("ms", 1),
          new Unit("s", 1000),
          new Unit("m", 60_000),
          new Unit("h", 3_600_000),
          new Unit("", 1000));

  private final Duration least;
  private final String objection;

  /** Reads any duration. */
  public DurationConverter() {
    this(Duration.ZERO, "");
  }

  private DurationConverter(Duration least, String objection) {
    this.least = least;
    this.objection = objection;
  }

  /** Reads a duration of more than zero. */
  public static DurationConverter aboveZero() {
    return aboveZero("");
  }

  /**
   * Reads a duration of more than zero.
   *
   * @param advice what to do instead, as the end of the message
   */
  public static DurationConverter aboveZero(String advice) {
    return new DurationConverter(Duration.ofMillis(1), "must be more than zero" + advice);
  }

  /**
   * Reads a duration that is at least this long.
   *
   * @param least whole seconds
   */
  public static DurationConverter ofAtLeast(Duration least) {
    return new DurationConverter(least, "must be at least " + least.toSeconds() + "s");
  }

  @Override
  public Duration convert(String text) {
    Duration duration = duration(text);
    if (duration.compareTo(least) < 0) {
      throw new TypeConversionException(objection);
    }
    return duration;
  }

  private static Duration duration(String text) {
    String given = text.strip();
    for (Unit unit : UNITS) {
      if (given.endsWith(unit.suffix())) {
        return duration(text, given.substring(0, given.length() - unit.suffix().length()), unit);
      }
    }
    throw notADuration(text);
  }

  private static Duration duration(String text, String number, Unit unit) {
    boolean plain =
        !number.isEmpty()
            && number.length() <= 12
            && number.chars().allMatch(c -> "0123456789.".indexOf(c) >= 0);
    if (!plain) {
      throw notADuration(text);
    }
    try {
      long millis = new BigDecimal(number).multiply(BigDecimal.valueOf(unit.millis())).longValue();
      return Duration.ofMillis(Math.min(millis, MOST_MILLIS));
    } catch (NumberFormatException e) {
      throw notADuration(text);
    }
  }

  private static TypeConversionException notADuration(String text) {
    return new TypeConversionException(
        "'" + text + "' is not a duration, such as 500ms, 90s, 5m or 1h");
  }
}
