package orch.cli.problem;

/** The output of a command cannot be written to standard output. */
public final class OutputLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason the operating system's message: {@code No space left on device}
   */
  public OutputLostException(String reason) {
    super("standard output cannot be written: " + reason);
  }
}
