package orch.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import orch.json.MalformedTextException;
import orch.json.TreeReader;
import orch.json.TreeWriter;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads and writes YAML. Only this class and its parser use the YAML library, so that it is loaded
 * only for YAML.
 */
public final class YamlText {
  private static final YAMLFactory FACTORY =
      new StrictYamlParser.Factory(settings().enable(YAMLGenerator.Feature.MINIMIZE_QUOTES));

  /** Writes every text in double quotes, in which invisible characters can be escaped. */
  private static final YAMLFactory QUOTING = settings().build();

  private YamlText() {}

  private static YAMLFactoryBuilder settings() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(DocumentReader.MAX_BYTES);
    return YAMLFactory.builder()
        .streamReadConstraints(TreeReader.constraints())
        .loaderOptions(limits)
        // The builder does not set this default of the library.
        .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .disable(YAMLGenerator.Feature.SPLIT_LINES)
        .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
        .stringQuotingChecker(new PlainWords());
  }

  static JsonParser parser(String text) throws IOException {
    return FACTORY.createParser(text);
  }

  /** The error in a text and its place. */
  static MalformedTextException malformed(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return YamlComplaint.of(marked);
    }
    MalformedTextException other = MalformedTextException.of(e);
    return other.reason().startsWith("Expected a field name")
        ? new MalformedTextException(other.line(), other.column(), "a key must be a text")
        : other;
  }

  /** The comments, which are found while the parser goes on; none for a parser of JSON. */
  static List<Comment> comments(JsonParser parser) {
    return parser instanceof StrictYamlParser yaml ? yaml.comments() : List.of();
  }

  static boolean isAlias(JsonParser parser) {
    return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
  }

  /** The value as a YAML document that reads back as the same value, with a final line end. */
  public static String write(JsonNode value) {
    String text = write(value, FACTORY);
    // In a block scalar, the library does not escape these characters, and YAML readers treat them
    // as line ends.
    boolean otherLineEnds = text.chars().anyMatch(c -> c == 0x85 || c == 0x2028 || c == 0x2029);
    return otherLineEnds ? writeQuoted(value) : text;
  }

  /** The same with every text in double quotes, so that JSON's escapes can be used. */
  public static String writeQuoted(JsonNode value) {
    return write(value, QUOTING);
  }

  /**
   * Writes the same text to a writer in pieces, because it can be many times as large as the value.
   * Closes the writer.
   */
  public static void writeQuoted(JsonNode value, Writer to) {
    write(value, QUOTING, to);
  }

  private static String write(JsonNode value, YAMLFactory factory) {
    StringWriter text = new StringWriter(512);
    write(value, factory, text);
    String written = text.toString();
    return written.endsWith("\n") ? written : written + "\n";
  }

  private static void write(JsonNode value, YAMLFactory factory, Writer text) {
    try (JsonGenerator to = factory.createGenerator(text)) {
      TreeWriter.write(value, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a text without quotes only when every version of YAML reads it as this text: it begins
   * with a letter, and is not a word for true, false or null in any version.
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
