package orch.cli.emulator;

import java.time.Duration;
import orch.cli.option.DurationConverter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration, or the two ends of a range: {@code 200ms..2s}. */
final class LatencyConverter implements ITypeConverter<LatencyConverter.Range> {
  private static final String BETWEEN = "..";

  /** The shortest and the longest duration of an operation; often the same. */
  record Range(Duration least, Duration most) {}

  @Override
  public Range convert(String text) {
    DurationConverter durations = new DurationConverter();
    int middle = text.indexOf(BETWEEN);
    if (middle < 0) {
      Duration only = durations.convert(text);
      return new Range(only, only);
    }
    Duration least = durations.convert(text.substring(0, middle));
    Duration most = durations.convert(text.substring(middle + BETWEEN.length()));
    if (most.compareTo(least) < 0) {
      throw new TypeConversionException("'" + text + "' is no range: its end is before its start");
    }
    return new Range(least, most);
  }
}
