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
 * @param path of the field it shows, which is its header in CSV
 * @param text what stands in it for a row
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

  /** A value as it stands in a cell: null is nothing, a text is itself, the rest is JSON. */
  static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : Json.compact(value);
  }

  /** The names of an object's members, in a column of their own. */
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
