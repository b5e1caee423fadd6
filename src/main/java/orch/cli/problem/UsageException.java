package orch.cli.problem;

/** The command line is wrong in a way that shows only when it is carried out. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
