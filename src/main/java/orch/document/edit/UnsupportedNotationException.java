package orch.document.edit;

/** A text is written in a way in which it cannot be changed without changing more. */
public final class UnsupportedNotationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line counted from 1; 0 when the reason is not at one place
   * @param reason completes a sentence that begins with the file
   */
  UnsupportedNotationException(int line, String reason) {
    super(reason);
    this.line = line;
  }

  /** The line, counted from 1; 0 when the reason is not at one place. */
  public int line() {
    return line;
  }

  /** The same reason in a text with so many lines before this one. */
  UnsupportedNotationException below(int lines) {
    return line == 0 ? this : new UnsupportedNotationException(line + lines, reason());
  }

  /** Why the text cannot be changed. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
