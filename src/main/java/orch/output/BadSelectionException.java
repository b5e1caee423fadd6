package orch.output;

/**
 * An invalid {@code --fields}, {@code --filter}, {@code --sort-by} or {@code --jq}, or one that
 * does not fit the data.
 */
public final class BadSelectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadSelectionException(String message) {
    super(message);
  }

  BadSelectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
