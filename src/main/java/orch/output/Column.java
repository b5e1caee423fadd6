package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
 * @param kind how a table on a terminal shows it
 */
public record Column(String header, String path, Function<JsonNode, String> text, Kind kind) {
  /** How a table on a terminal shows a column, which may be wider than the terminal. */
  public enum Kind {
    /** An id: whole; columns of texts make room for it. */
    ID,
    /** A text: cut with an ellipsis if there is too little room. */
    TEXT,
    /** A value: left out if there is too little room. */
    VALUE,
    /** A value that is a time, shown as the time since then. */
    AGE
  }

  /** The column of a field, by its dotted path. */
  public static Column of(String header, String path) {
    DottedPath field = DottedPath.parse(path);
    return new Column(header, path, row -> cell(field.in(row)), Kind.VALUE);
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
        },
        Kind.VALUE);
  }

  /** A column of the first of these fields that has a value. */
  public static Column ofFirst(String header, List<String> fields) {
    return new Column(
        header,
        fields.get(0),
        row -> {
          String first = "";
          for (int i = 0; i < fields.size() && first.isEmpty(); i++) {
            first = cell(DottedPath.parse(fields.get(i)).in(row));
          }
          return first;
        },
        Kind.VALUE);
  }

  /** The same column, shown by a table in another way. */
  public Column as(Kind other) {
    return new Column(header, path, text, other);
  }

  /** The same column with another text, made from that of the field. */
  public Column shownAs(Function<String, String> shown) {
    return new Column(header, path, text.andThen(shown), kind);
  }

  /** The same column; an age is that at this moment. */
  Column at(Instant now) {
    return kind == Kind.AGE ? shownAs(then -> age(then, now)).as(Kind.VALUE) : this;
  }

  /**
   * The time since a moment, as kubectl shows it: {@code 45s}, {@code 5m}, {@code 3h}, {@code 12d}.
   * A moment in the future, by another clock, is {@code 0s} ago. A text that is no time is
   * unchanged.
   */
  static String age(String moment, Instant now) {
    long seconds;
    try {
      Instant then = OffsetDateTime.parse(moment).toInstant();
      seconds = Math.max(0, Duration.between(then, now).toSeconds());
    } catch (DateTimeException e) {
      return moment;
    }
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m";
    }
    return seconds < 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
  }
}
