package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orch.json.Json;

/** A column of a table. It is a class without lambdas because every command makes some of them. */
public final class Column {
  private final String header;
  private final List<DottedPath> fields;
  private final Map<String, String> words;
  private final Kind kind;

  /** What a column holds, which decides how a table on a terminal shows it. */
  public enum Kind {
    /** An id: whole; columns of texts make room for it. */
    ID,
    /** A text: cut with an ellipsis if there is too little room. */
    TEXT,
    /** A value: left out if there is too little room. */
    VALUE,
    /** A value that is an object, of which the names of the members are shown. */
    KEYS,
    /** A value that is a time, shown as the time since then. */
    AGE
  }

  private Column(String header, List<DottedPath> fields, Map<String, String> words, Kind kind) {
    this.header = header;
    this.fields = fields;
    this.words = words;
    this.kind = kind;
  }

  /** The column of a field, by its dotted path. */
  public static Column of(String header, String path) {
    return new Column(header, List.of(DottedPath.parse(path)), Map.of(), Kind.VALUE);
  }

  /** A column of the member names of an object. */
  public static Column ofKeys(String header, String field) {
    return of(header, field).as(Kind.KEYS);
  }

  /** A column of the first of these fields that has a value. */
  public static Column ofFirst(String header, List<String> paths) {
    List<DottedPath> fields = new ArrayList<>();
    for (String path : paths) {
      fields.add(DottedPath.parse(path));
    }
    return new Column(header, List.copyOf(fields), Map.of(), Kind.VALUE);
  }

  /** The same column, shown by a table in another way. */
  public Column as(Kind other) {
    return new Column(header, fields, words, other);
  }

  /** The same column with shorter words for some texts. */
  public Column with(Map<String, String> shorter) {
    return new Column(header, fields, shorter, kind);
  }

  public String header() {
    return header;
  }

  public Kind kind() {
    return kind;
  }

  /** The dotted path of its field, which is also its header in CSV. */
  public String path() {
    return String.join(".", fields.get(0).steps());
  }

  /** The cell's text for a row. */
  public String text(JsonNode row) {
    String text = "";
    for (int i = 0; i < fields.size() && text.isEmpty(); i++) {
      text = cell(fields.get(i).in(row));
    }
    return words.getOrDefault(text, text);
  }

  /** The same in a table at this moment. */
  String text(JsonNode row, Instant now) {
    return kind == Kind.AGE ? age(text(row), now) : text(row);
  }

  private String cell(List<JsonNode> values) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      if (kind == Kind.KEYS && value.isObject()) {
        value.fieldNames().forEachRemaining(texts::add);
      } else {
        texts.add(textOf(value));
      }
    }
    return String.join(",", texts);
  }

  /** The text of a value in a cell: null is empty, a text is unchanged, everything else is JSON. */
  static String textOf(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : Json.compact(value);
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
