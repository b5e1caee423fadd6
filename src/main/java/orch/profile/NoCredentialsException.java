package orch.profile;

/** There is nothing to prove who is calling, or nothing that may be used. */
public final class NoCredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param message what is missing
   * @param remedy what to do about it; empty where any source of credentials would do
   */
  public NoCredentialsException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What to do about it; empty where any source of credentials would do. */
  public String remedy() {
    return remedy;
  }
}
