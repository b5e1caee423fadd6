package orch.cli.config;

import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/**
 * The value of an option about a channel: {@code SMS=+15551230100}, {@code SMS=10/60}.
 *
 * @param channel in upper case
 * @param value the text after the first equals sign
 */
record ChannelValue(String channel, String value) {
  static ChannelValue parse(String text, String example) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new TypeConversionException("'" + text + "' is not " + example);
    }
    String channel = text.substring(0, equals).strip().toUpperCase(Locale.ROOT);
    return new ChannelValue(channel, text.substring(equals + 1).strip());
  }
}
