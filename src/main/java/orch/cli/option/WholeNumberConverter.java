package orch.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number within limits. */
public final class WholeNumberConverter implements ITypeConverter<Integer> {
  private final int least;
  private final int most;

  /**
   * @param most the largest number; {@link Integer#MAX_VALUE} for no limit
   */
  public WholeNumberConverter(int least, int most) {
    this.least = least;
    this.most = most;
  }

  @Override
  public Integer convert(String text) {
    int number = number(text);
    if (number < least || number > most) {
      String limits = most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
      throw new TypeConversionException("must be " + limits + ", not " + number);
    }
    return number;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a valid whole number");
    }
  }
}
