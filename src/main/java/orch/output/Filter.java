package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Selects items by a field: {@code FIELD=VALUE}, {@code FIELD!=VALUE}, or {@code FIELD~TEXT} for
 * values that contain the text in any case. If the path has several values, one match is enough.
 * The values of an object are the names of its members. A field that is missing or null counts as
 * an empty text.
 *
 * @param path the dotted path of the field
 * @param value the value or text to compare with
 */
public record Filter(String path, Relation relation, String value) implements Predicate<JsonNode> {
  /** How a field is compared with the value. */
  public enum Relation {
    DIFFERS("!="),
    EQUALS("="),
    CONTAINS("~");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }
  }

  /**
   * Parses a filter as typed on the command line.
   *
   * @throws BadSelectionException when it has no field or no operator
   */
  public static Filter parse(String text) {
    int at = 0;
    while (at < text.length() && "!=~".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    for (Relation relation : Relation.values()) {
      if (at > 0 && text.startsWith(relation.sign, at)) {
        String value = text.substring(at + relation.sign.length());
        return new Filter(text.substring(0, at).strip(), relation, value.strip());
      }
    }
    throw new BadSelectionException(
        "--filter: '" + text + "' is not FIELD=VALUE, FIELD!=VALUE or FIELD~TEXT");
  }

  @Override
  public boolean test(JsonNode item) {
    return switch (relation) {
      case EQUALS -> any(item, this::equalsValue);
      case DIFFERS -> !any(item, this::equalsValue);
      case CONTAINS -> any(item, this::contains);
    };
  }

  private boolean any(JsonNode item, Predicate<JsonNode> fits) {
    List<JsonNode> found = DottedPath.parse(path).in(item);
    boolean elements = found.size() == 1 && found.get(0).isArray() && !found.get(0).isEmpty();
    for (JsonNode candidate : elements ? found.get(0) : found) {
      if (fits.test(candidate)) {
        return true;
      }
    }
    return found.isEmpty() && value.isEmpty();
  }

  private boolean equalsValue(JsonNode candidate) {
    if (candidate.isArray() && candidate.isEmpty()) {
      return value.isEmpty();
    }
    if (candidate.isObject()) {
      return candidate.has(value);
    }
    return Column.textOf(candidate).equals(value)
        || (candidate.isNumber() && isNumber(candidate.decimalValue()));
  }

  private boolean isNumber(BigDecimal number) {
    try {
      return number.compareTo(new BigDecimal(value)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private boolean contains(JsonNode candidate) {
    return Column.textOf(candidate)
        .toLowerCase(Locale.ROOT)
        .contains(value.toLowerCase(Locale.ROOT));
  }
}
