package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Sorts items by a field: {@code FIELD}, or {@code FIELD:desc} for descending order. Numbers and
 * times are compared as such, texts first without case. Items without the field come last in both
 * directions.
 *
 * @param path the dotted path of the field; of several values the first counts
 */
public record SortKey(String path, boolean descending) {
  private static final String DESCENDING = ":desc";
  private static final String ASCENDING = ":asc";

  /**
   * Parses a sort key as typed on the command line.
   *
   * @throws BadSelectionException when it names no field
   */
  public static SortKey parse(String text) {
    String name = text.strip();
    boolean descending = name.endsWith(DESCENDING);
    if (descending) {
      name = name.substring(0, name.length() - DESCENDING.length());
    } else if (name.endsWith(ASCENDING)) {
      name = name.substring(0, name.length() - ASCENDING.length());
    }
    if (name.isEmpty() || name.contains(":") || name.startsWith("-")) {
      throw new BadSelectionException(
          "--sort-by: '" + text + "' is not FIELD or FIELD:desc" + insteadOf(name));
    }
    return new SortKey(name, descending);
  }

  /** People know the minus sign from other programs; on a command line it begins an option. */
  private static String insteadOf(String name) {
    String field = name.startsWith("-") ? name.substring(1) : "";
    return field.isEmpty() || field.contains(":")
        ? ""
        : "; for descending order: --sort-by " + field + DESCENDING;
  }

  /** Compares two items by their {@link #key}. */
  public int compare(Optional<JsonNode> one, Optional<JsonNode> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    int order = compareValues(one.get(), other.get());
    return descending ? -order : order;
  }

  /**
   * The value of an item that this order compares, as a number or a text; empty when the item does
   * not have the field.
   */
  public Optional<JsonNode> key(JsonNode item) {
    List<JsonNode> found = DottedPath.parse(path).in(item);
    return found.stream()
        .map(value -> value.isArray() ? value.path(0) : value)
        .filter(value -> !value.isNull() && !value.isMissingNode())
        .findFirst()
        .map(value -> value.isNumber() ? value : TextNode.valueOf(Column.textOf(value)));
  }

  private static int compareValues(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue());
    }
    if (a.isNumber() || b.isNumber()) {
      return a.isNumber() ? -1 : 1;
    }
    return compareTexts(a.textValue(), b.textValue());
  }

  private static int compareTexts(String a, String b) {
    Optional<OffsetDateTime> one = time(a);
    Optional<OffsetDateTime> other = time(b);
    if (one.isPresent() && other.isPresent()) {
      return one.get().toInstant().compareTo(other.get().toInstant());
    }
    if (one.isPresent() != other.isPresent()) {
      return one.isPresent() ? -1 : 1;
    }
    int order = a.compareToIgnoreCase(b);
    return order == 0 ? a.compareTo(b) : order;
  }

  /** The text as a time, if it has the form of the API's times. */
  private static Optional<OffsetDateTime> time(String text) {
    if (text.length() < 20 || text.charAt(10) != 'T') {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
