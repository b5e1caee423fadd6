package orch.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Builds a tree from a parser's tokens; a watcher hears of every value and its JSON pointer. */
public final class TreeReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TreeReader() {}

  /** Hears of values while they are read. */
  public interface Watcher {
    /** Hears nothing; pointers are then not even made. */
    Watcher NONE =
        new Watcher() {
          @Override
          public void value(String pointer, JsonParser at) {}

          @Override
          public void repeated(String pointer, JsonParser at) {}
        };

    /** A value begins; the parser stands on its first token. */
    void value(String pointer, JsonParser at) throws IOException;

    /** An object names a key again; the later value counts. The parser stands on the key. */
    void repeated(String pointer, JsonParser at) throws IOException;
  }

  /** The value whose first token the parser stands on; afterwards it stands on the last one. */
  public static JsonNode value(JsonParser parser, Watcher watcher) throws IOException {
    return value(parser, "", watcher);
  }

  /** The JSON pointer (RFC 6901) of a member or an element of the value at a pointer. */
  public static String below(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  private static JsonNode value(JsonParser parser, String pointer, Watcher watcher)
      throws IOException {
    JsonToken first = parser.currentToken();
    if (first == null) {
      throw malformed(parser, "a value is missing");
    }
    watcher.value(pointer, parser);
    return switch (first) {
      case START_OBJECT -> object(parser, pointer, watcher);
      case START_ARRAY -> array(parser, pointer, watcher);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_EMBEDDED_OBJECT -> throw malformed(parser, "is binary data, which no field takes");
      default -> throw malformed(parser, "a value is missing");
    };
  }

  /** A parser over YAML may simply stop where it does not understand a tag. */
  private static MalformedText malformed(JsonParser parser, String reason) {
    JsonLocation at = parser.currentLocation();
    return new MalformedText(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), reason);
  }

  private static JsonNode object(JsonParser parser, String pointer, Watcher watcher)
      throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      String place = watcher == Watcher.NONE ? "" : below(pointer, key);
      if (object.has(key)) {
        watcher.repeated(place, parser);
      }
      parser.nextToken();
      object.set(key, value(parser, place, watcher));
    }
    return object;
  }

  private static JsonNode array(JsonParser parser, String pointer, Watcher watcher)
      throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String place = watcher == Watcher.NONE ? "" : pointer + "/" + array.size();
      array.add(value(parser, place, watcher));
    }
    return array;
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }
}
