package orch.cli.problem;

/** What a command prints cannot be written to standard output. */
public final class OutputLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason in the words of the system: {@code No space left on device}
   */
  public OutputLostException(String reason) {
    super("cannot write to standard output: " + reason);
  }
}
