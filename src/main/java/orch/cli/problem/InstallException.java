package orch.cli.problem;

/** Files of an install could not be written or removed, though the directory is a good one. */
public final class InstallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InstallException(String message, Throwable cause) {
    super(message, cause);
  }
}
