package orch.term;

/** What the person wants to see of the data cannot be understood, or does not fit the data. */
public final class BadSelection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadSelection(String message) {
    super(message);
  }

  BadSelection(String message, Throwable cause) {
    super(message, cause);
  }
}
