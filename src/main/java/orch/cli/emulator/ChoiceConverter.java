package orch.cli.emulator;

import orch.server.fault.Faults;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which requests get a fault, as the middle of a rule says it: {@code 5%}, {@code 3}. */
final class ChoiceConverter implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    try {
      Faults.checkChoice(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
