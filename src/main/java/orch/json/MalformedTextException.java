package orch.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.regex.Pattern;

/** Text that is not the JSON or YAML it should be, with the place where that shows. */
public final class MalformedTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What follows in Jackson's messages is about Jackson and its objects. */
  private static final Pattern NESTED_PLACE =
      Pattern.compile("(, got this instead:| \\((for|start marker at) )");

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

  /** What a Jackson parser found wrong, without its mention of where the text came from. */
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
      // The library names its own settings.
      return "a number, a key or a text in it is too long";
    }
    String reason = e.getOriginalMessage().lines().findFirst().orElse("not readable");
    return NESTED_PLACE.split(reason, 2)[0];
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
