package orch.concurrent;

/** The deadline of a command passed before it had read everything it needs. */
public final class DeadlineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what was waited for, as the beginning of a sentence: {@code the list of configurations}
   * @param cause what the last attempt met with
   */
  public DeadlineException(String what, Throwable cause) {
    super(what + " was not complete when the time was up", cause);
  }

  /**
   * @param what was waited for, as the beginning of a sentence: {@code the list of configurations}
   */
  public DeadlineException(String what) {
    super(what + " was not complete when the time was up");
  }
}
