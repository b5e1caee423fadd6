package orch.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of a switch: true, false, 1 or 0. */
final class SwitchConverter implements ITypeConverter<Boolean> {
  static final SwitchConverter ONLY = new SwitchConverter();

  private SwitchConverter() {}

  @Override
  public Boolean convert(String text) {
    String given = text.strip();
    boolean on = given.equalsIgnoreCase("true") || given.equals("1");
    if (!on && !given.equalsIgnoreCase("false") && !given.equals("0")) {
      throw new TypeConversionException("'" + text + "' is neither true nor false");
    }
    return on;
  }
}
