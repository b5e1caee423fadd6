package orch.cli;

/** The file that keeps the state of the local control plane fails, or its disk does. */
final class LocalStateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LocalStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
