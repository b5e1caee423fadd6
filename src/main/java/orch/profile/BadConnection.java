package orch.profile;

/** What was said about the connection makes no sense. */
public final class BadConnection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a whole sentence
   */
  public BadConnection(String message) {
    super(message);
  }
}
