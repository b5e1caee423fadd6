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

  /** Why the text cannot be changed. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
