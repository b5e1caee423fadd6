package orch.profile;

/** There is nothing to prove who is calling. */
public final class NoCredentials extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which variable is missing
   */
  public NoCredentials(String message) {
    super(message);
  }
}
