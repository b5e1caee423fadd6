package orch.profile;

/** The credentials are those of an account that the person did not expect. */
public final class OtherAccount extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherAccount(String message) {
    super(message);
  }
}
