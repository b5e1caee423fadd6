package orch.network;

/** What was said about the connection makes no sense. */
public final class BadConnectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a whole sentence
   */
  public BadConnectionException(String message) {
    super(message);
  }
}
