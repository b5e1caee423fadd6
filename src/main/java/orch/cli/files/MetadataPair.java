package orch.cli.files;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code --meta KEY=VALUE}: a part of a message's metadata. */
record MetadataPair(String key, String value) {
  static final class Converter implements ITypeConverter<MetadataPair> {
    @Override
    public MetadataPair convert(String text) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new TypeConversionException("'" + text + "' is not KEY=VALUE, as in callType=CLIENT");
      }
      return new MetadataPair(text.substring(0, equals), text.substring(equals + 1));
    }
  }
}
