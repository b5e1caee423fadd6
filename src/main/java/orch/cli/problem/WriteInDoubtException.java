package orch.cli.problem;

import orch.operation.Write;

/**
 * A write was sent and no answer settles what became of it: the service may have it or not.
 * Whatever was thrown meanwhile is the cause, so that the idempotency key is never lost.
 */
public final class WriteInDoubtException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Write write;
  private final boolean isRecorded;

  /**
   * @param isRecorded whether the journal has all of the write, so that its key is enough to repeat
   *     it
   */
  public WriteInDoubtException(Write write, boolean isRecorded, Throwable cause) {
    super(cause);
    this.write = write;
    this.isRecorded = isRecorded;
  }

  public Write write() {
    return write;
  }

  public boolean isRecorded() {
    return isRecorded;
  }
}
