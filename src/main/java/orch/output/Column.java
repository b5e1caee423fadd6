package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import orch.json.Json;

/**
 * A column of a table.
 *
 * @param path the dotted path of its field, which is also its header in CSV
 * @param text makes the cell's text for a row
 */
public record Column(String header, String path, Function<JsonNode, String> text) {
  /** The column of a field, by its dotted path. */
  public static Column of(String header, String path) {
    DottedPath field = DottedPath.parse(path);
    return new Column(header, path, row -> cell(field.in(row)));
  }

  private static String cell(List<JsonNode> values) {
    return values.stream().map(Column::text).collect(Collectors.joining(","));
  }

  /** The text of a value in a cell: null is empty, a text is unchanged, everything else is JSON. */
  static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : Json.compact(value);
  }

  /** A column of the member names of an object. */
  public static Column ofKeys(String header, String field) {
    return new Column(
        header,
        field,
        row -> {
          List<String> keys = new ArrayList<>();
          row.path(field).fieldNames().forEachRemaining(keys::add);
          return String.join(",", keys);
        });
  }
}
