package orch.cli.problem;

import orch.operation.Write;

/**
 * The outcome of a sent write is unknown: the service may have applied it. Every exception during a
 * write becomes the cause of this one, so that the idempotency key is never lost.
 */
public final class WriteInDoubtException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Write write;
  private final boolean isRecorded;

  /**
   * @param isRecorded whether the journal has the whole write, so that its key is enough to repeat
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
