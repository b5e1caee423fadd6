package orch.configuration;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import orch.json.TreeWriter;

/** The only place that knows the YAML library, so that it is loaded only for YAML. */
public final class YamlText {
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .stringQuotingChecker(new PlainWords())
          .build();

  private YamlText() {}

  static JsonParser parser(String text) throws IOException {
    return FACTORY.createParser(text);
  }

  static boolean isAlias(JsonParser parser) {
    return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
  }

  /** The value as a YAML document that reads back as the same value, with a final line end. */
  public static String write(JsonNode value) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator to = FACTORY.createGenerator(text)) {
      TreeWriter.write(value, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String written = text.toString();
    return written.endsWith("\n") ? written : written + "\n";
  }

  /**
   * Leaves a text without quotes only when no YAML reader, of whatever version, could take it for
   * anything but this text: words that begin with a letter, less those that mean true, false or
   * null somewhere.
   */
  private static final class PlainWords extends StringQuotingChecker {
    private static final long serialVersionUID = 1L;

    private static final Set<String> MEANINGFUL =
        Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    @Override
    public boolean needToQuoteName(String name) {
      return !isPlain(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return !isPlain(value);
    }

    private static boolean isPlain(String text) {
      boolean plainStart = !text.isEmpty() && isLetter(text.charAt(0));
      return plainStart
          && !text.endsWith(" ")
          && text.chars().allMatch(PlainWords::isPlain)
          && !MEANINGFUL.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isLetter(int c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isPlain(int c) {
      return isLetter(c) || "0123456789_-. /".indexOf(c) >= 0;
    }
  }
}
