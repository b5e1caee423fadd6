package orch.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import orch.json.Json;

/**
 * A column of a table.
 *
 * @param text what stands in it for a row
 */
public record Column(String header, Function<JsonNode, String> text) {
  /** The column of a field, by its dotted path. */
  public static Column of(String header, String path) {
    Field field = Field.parse(path);
    return new Column(header, row -> cell(field.in(row)));
  }

  private static String cell(List<JsonNode> values) {
    return values.stream()
        .map(value -> value.isValueNode() ? scalar(value) : Json.compact(value))
        .collect(Collectors.joining(","));
  }

  private static String scalar(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }

  /** The names of an object's members, in a column of their own. */
  public static Column ofKeys(String header, String field) {
    return new Column(
        header,
        row -> {
          List<String> keys = new ArrayList<>();
          row.path(field).fieldNames().forEachRemaining(keys::add);
          return String.join(",", keys);
        });
  }
}
