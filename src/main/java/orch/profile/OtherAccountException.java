package orch.profile;

/** The credentials do not belong to the account that the user expects. */
public final class OtherAccountException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherAccountException(String message) {
    super(message);
  }
}
