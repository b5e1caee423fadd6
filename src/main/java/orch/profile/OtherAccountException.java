package orch.profile;

/** The credentials are those of an account that the person did not expect. */
public final class OtherAccountException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherAccountException(String message) {
    super(message);
  }
}
