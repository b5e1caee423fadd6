package orch.concurrent;

/** The deadline of a command passed before it had read all its input. */
public final class DeadlineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the input, completing the sentence "before ... was complete": {@code the list of
   *     configurations}
   * @param cause why the last attempt failed
   */
  public DeadlineException(String what, Throwable cause) {
    super(message(what), cause);
  }

  /**
   * @param what the input, completing the sentence "before ... was complete": {@code the list of
   *     configurations}
   */
  public DeadlineException(String what) {
    super(message(what));
  }

  private static String message(String what) {
    return "the deadline passed before " + what + " was complete";
  }
}
