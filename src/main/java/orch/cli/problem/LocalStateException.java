package orch.cli.problem;

/** The file that keeps the state of the local control plane fails, or its disk does. */
public final class LocalStateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LocalStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
