package orch.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.regex.Pattern;

/** A text is not valid JSON or YAML. Has the place of the error. */
public final class MalformedTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** In Jackson's messages, the rest of the text is about Jackson's own objects. */
  private static final Pattern NESTED_PLACE =
      Pattern.compile("(, got this instead:| \\((for|start marker at) )");

  /** Jackson's terms, and plain ones in their place. */
  private static final String[][] TERMS = {
    {"Unexpected character \\((.*) \\(code \\d+[^)]*\\)\\)", "unexpected character $1"},
    {"Illegal unquoted character \\(.*\\): .*", "a control character in a text is not escaped"},
    {" \\(code \\d+[^)]*\\)", ""},
    {": enable `.*` to allow", " is not a JSON value"},
    {"Non-standard token", "the word"},
    {"Invalid numeric value: Leading zeroes not allowed", "a number must not begin with 0"},
    {"Unrecognized token", "unknown word"},
    {"Unrecognized character escape", "unknown escape sequence"},
    {"\\(JSON String, Number, Array, Object or token 'null', 'true' or 'false'\\)", "a JSON value"},
    {"expected a valid value a JSON value", "expected a JSON value"},
    {"was expecting", "expected"},
    {"Expected space separating root-level values", "expected the end of the value"},
    {"Unexpected end-of-input", "the text ends too early"},
    {"close marker for Object", "}"},
    {"close marker for Array", "]"},
    {"Unexpected close marker ('.'): .*", "unexpected $1"},
    {"double-quote to start field name", "a key in double quotes"},
    {"a colon to separate field name and value", "a colon after the key"},
    {"comma to separate Array entries", "a comma between elements"},
    {"comma to separate Object entries", "a comma between members"},
    {"closing quote for a string value", "a closing quote"},
  };

  private final int line;
  private final int column;

  /**
   * @param line counted from 1
   * @param column counted from 1
   */
  public MalformedTextException(int line, int column, String reason) {
    super(reason);
    this.line = line;
    this.column = column;
  }

  /** Takes the error from a Jackson parser, without the parts about Jackson itself. */
  public static MalformedTextException of(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String plain = reason(e);
    return at == null
        ? new MalformedTextException(1, 1, plain)
        : new MalformedTextException(
            Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), plain);
  }

  private static String reason(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      // The library's message names its own settings.
      return "a number, a key or a text in it is too long";
    }
    String reason = e.getOriginalMessage().lines().findFirst().orElse("not readable");
    String plain = NESTED_PLACE.split(reason, 2)[0];
    for (String[] term : TERMS) {
      plain = plain.replaceAll(term[0], term[1]);
    }
    return plain;
  }

  /** The line, counted from 1. */
  public int line() {
    return line;
  }

  /** The column, counted from 1. */
  public int column() {
    return column;
  }

  /** Why the text cannot be read. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
