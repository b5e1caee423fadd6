package orch.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Writes a tree to a JSON or YAML generator. */
public final class TreeWriter {
  private TreeWriter() {}

  /** Writes the value with all its members, in their order. */
  public static void write(JsonNode value, JsonGenerator to) throws IOException {
    switch (value.getNodeType()) {
      case OBJECT -> {
        to.writeStartObject();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
          to.writeFieldName(field.getKey());
          write(field.getValue(), to);
        }
        to.writeEndObject();
      }
      case ARRAY -> {
        to.writeStartArray();
        for (JsonNode element : value) {
          write(element, to);
        }
        to.writeEndArray();
      }
      case STRING -> to.writeString(value.textValue());
      case BOOLEAN -> to.writeBoolean(value.booleanValue());
      case NUMBER -> number(value, to);
      case NULL -> to.writeNull();
      default -> throw new IllegalArgumentException("not a JSON value: " + value.getNodeType());
    }
  }

  private static void number(JsonNode value, JsonGenerator to) throws IOException {
    if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
      // JSON has no such number. Only calculations result in one.
      to.writeNull();
    } else if (value.isInt()) {
      to.writeNumber(value.intValue());
    } else if (value.isLong()) {
      to.writeNumber(value.longValue());
    } else if (value.isBigInteger()) {
      to.writeNumber(value.bigIntegerValue());
    } else {
      to.writeNumber(value.decimalValue());
    }
  }
}
