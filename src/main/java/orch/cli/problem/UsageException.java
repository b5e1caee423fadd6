package orch.cli.problem;

/** A mistake in the command line that shows only when the command runs. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
