package orch.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Builds a tree from a parser's tokens, and reports each value and its JSON pointer to a watcher.
 * The size of a tree is limited, because a value of two characters takes up to 200 bytes of memory,
 * and a number of ten characters can have a billion digits.
 */
public final class TreeReader {
  /** The most values in a tree: ten times those of a page of large configurations. */
  public static final int MAX_VALUES = 500_000;

  /** The most levels of nesting in a document; the API's documents have 6. */
  public static final int MAX_DEPTH = 64;

  /** The most characters of a number: more than the largest double has digits. */
  private static final int MAX_NUMBER_LENGTH = 400;

  /** The most digits before or after the decimal point of a number without an exponent. */
  private static final int MAX_SCALE = 500;

  private static final int SHOWN = 40;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final Watcher watcher;
  private final int maxDepth;
  private int values;
  private int depth;

  private TreeReader(JsonParser parser, Watcher watcher, int maxDepth) {
    this.parser = parser;
    this.watcher = watcher;
    this.maxDepth = maxDepth;
  }

  /** Limits for a parser, so that it stops at input that this class would refuse. */
  public static StreamReadConstraints constraints() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(2 * MAX_DEPTH)
        .maxNumberLength(2 * MAX_NUMBER_LENGTH)
        .build();
  }

  /** A listener for values while they are read. */
  public interface Watcher {
    /** Ignores everything; no pointers are computed. */
    Watcher NONE =
        new Watcher() {
          @Override
          public void value(String pointer, JsonParser at) {}

          @Override
          public void repeated(String pointer, JsonParser at) {}
        };

    /** A value begins; the parser is at its first token. */
    void value(String pointer, JsonParser at) throws IOException;

    /** A member of an object begins; the parser is at its key. */
    default void key(String pointer, JsonParser at) throws IOException {}

    /** An object has a key a second time; the later value is used. The parser is at the key. */
    void repeated(String pointer, JsonParser at) throws IOException;
  }

  /**
   * Reads the document whose first token the parser is at; afterwards the parser is at its last
   * token.
   *
   * @throws MalformedTextException when it exceeds {@link #MAX_VALUES} or {@link #MAX_DEPTH}, or
   *     has a number that is out of range
   */
  public static JsonNode document(JsonParser parser, Watcher watcher) throws IOException {
    return value(parser, watcher, MAX_DEPTH);
  }

  /** The same with another limit of nesting. */
  static JsonNode value(JsonParser parser, Watcher watcher, int maxDepth) throws IOException {
    return new TreeReader(parser, watcher, maxDepth).value("");
  }

  private JsonNode value(String pointer) throws IOException {
    JsonToken first = parser.currentToken();
    if (first == null) {
      throw malformed("a value is missing");
    }
    if (++values > MAX_VALUES) {
      throw malformed("it has more than " + MAX_VALUES + " values");
    }
    watcher.value(pointer, parser);
    return switch (first) {
      case START_OBJECT -> object(pointer);
      case START_ARRAY -> array(pointer);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> number(first);
      case VALUE_EMBEDDED_OBJECT -> throw malformed("binary data (!!binary) is not allowed");
      default -> throw malformed("a value is missing");
    };
  }

  /**
   * The error at the parser's place. A YAML parser may stop without an exception at an unknown tag.
   */
  private MalformedTextException malformed(String reason) {
    JsonLocation at = parser.currentLocation();
    return new MalformedTextException(
        Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), reason);
  }

  private JsonNode object(String pointer) throws IOException {
    enter();
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      String place = watcher == Watcher.NONE ? "" : JsonPointers.below(pointer, key);
      watcher.key(place, parser);
      if (object.has(key)) {
        watcher.repeated(place, parser);
      }
      parser.nextToken();
      object.set(key, value(place));
    }
    depth--;
    return object;
  }

  private JsonNode array(String pointer) throws IOException {
    enter();
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String place = watcher == Watcher.NONE ? "" : pointer + "/" + array.size();
      array.add(value(place));
    }
    depth--;
    return array;
  }

  private void enter() {
    if (++depth > maxDepth) {
      throw malformed("it is nested deeper than " + maxDepth + " levels");
    }
  }

  private JsonNode number(JsonToken token) throws IOException {
    // Checked before the conversion, whose time grows with the square of the length.
    if (parser.getTextLength() > MAX_NUMBER_LENGTH) {
      throw outOfRange();
    }
    try {
      return token == JsonToken.VALUE_NUMBER_INT ? integer() : decimal();
    } catch (JsonProcessingException | ArithmeticException | NumberFormatException e) {
      throw outOfRange();
    }
  }

  private JsonNode decimal() throws IOException {
    BigDecimal number = parser.getDecimalValue();
    // 1e999999999 is short, but takes a gigabyte without the exponent.
    if (Math.abs((long) number.scale()) > MAX_SCALE) {
      throw outOfRange();
    }
    return NODES.numberNode(number);
  }

  private JsonNode integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private MalformedTextException outOfRange() throws IOException {
    String text = parser.getText();
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return malformed("the number " + shown + " is out of range");
  }
}
