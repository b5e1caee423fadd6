package orch.cli.problem;

/** The database file of the local control plane, or its disk, failed. */
public final class LocalStateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LocalStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
