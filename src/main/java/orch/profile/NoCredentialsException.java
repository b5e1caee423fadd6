package orch.profile;

/** There are no credentials, or none that may be used. */
public final class NoCredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param message what is missing or wrong
   * @param remedy what the user can do; empty when any source of credentials would help
   */
  public NoCredentialsException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What the user can do; empty when any source of credentials would help. */
  public String remedy() {
    return remedy;
  }
}
