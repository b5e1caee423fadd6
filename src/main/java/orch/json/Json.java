package orch.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON text into trees and writes trees as JSON text. */
public final class Json {
  /** The levels of nesting around a document in an API response or a journal line. */
  private static final int ENVELOPE = 4;

  /** Does not intern field names, since a response may have many and they would stay in memory. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(TreeReader.constraints())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private Json() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A new, empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * The one JSON value in the text.
   *
   * @throws MalformedTextException when the text is empty, is not JSON, or has more than one value
   */
  public static JsonNode read(String text) {
    return only(readAll(text));
  }

  /**
   * The same for a document of the user, which may be nested less deeply than a response or a
   * journal line that contains it.
   *
   * @throws MalformedTextException as {@link #read}, and when it is nested deeper than {@link
   *     TreeReader#MAX_DEPTH}
   */
  public static JsonNode readDocument(String text) {
    return only(readAll(text, TreeReader.MAX_DEPTH));
  }

  private static JsonNode only(List<JsonNode> values) {
    if (values.size() != 1) {
      throw new MalformedTextException(
          1, 1, values.isEmpty() ? "the text is empty" : "it has more than one value");
    }
    return values.get(0);
  }

  /**
   * All JSON values in the text: JSON lines, or values one after the other.
   *
   * @throws MalformedTextException when a value is not JSON
   */
  public static List<JsonNode> readAll(String text) {
    return readAll(text, TreeReader.MAX_DEPTH + ENVELOPE);
  }

  private static List<JsonNode> readAll(String text, int maxDepth) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      List<JsonNode> values = new ArrayList<>();
      while (parser.nextToken() != null) {
        values.add(TreeReader.value(parser, TreeReader.Watcher.NONE, maxDepth));
      }
      return values;
    } catch (JsonProcessingException e) {
      throw MalformedTextException.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A parser for the text, for callers that need the place of each value. */
  public static JsonParser parser(String text) throws IOException {
    return FACTORY.createParser(text);
  }

  /** The value on one line, without spaces or a line end. */
  public static String compact(JsonNode value) {
    StringWriter text = new StringWriter(512);
    write(value, false, text);
    return text.toString();
  }

  /** The value over several lines, indented by two spaces, without a final line end. */
  public static String pretty(JsonNode value) {
    StringWriter text = new StringWriter(512);
    write(value, true, text);
    return text.toString();
  }

  /**
   * Writes the same text to a writer in pieces, because it can be many times as large as the value.
   * Closes the writer.
   */
  public static void pretty(JsonNode value, Writer to) {
    write(value, true, to);
  }

  private static void write(JsonNode value, boolean indented, Writer text) {
    try (JsonGenerator to = FACTORY.createGenerator(text)) {
      if (indented) {
        to.setPrettyPrinter(indentation());
      }
      TreeWriter.write(value, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DefaultPrettyPrinter indentation() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
