package orch.output;

/** What the person wants to see of the data cannot be understood, or does not fit the data. */
public final class BadSelectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadSelectionException(String message) {
    super(message);
  }

  BadSelectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
