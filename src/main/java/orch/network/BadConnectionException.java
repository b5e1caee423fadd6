package orch.network;

/** A connection setting is invalid: a URL, a region, a proxy, a profile or a certificate file. */
public class BadConnectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a complete sentence for the user
   */
  public BadConnectionException(String message) {
    super(message);
  }
}
