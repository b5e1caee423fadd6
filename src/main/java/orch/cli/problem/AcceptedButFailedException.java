package orch.cli.problem;

import java.util.UUID;
import orch.api.Accepted;

/** A step failed after the service had accepted a write, so the write must not be sent again. */
public final class AcceptedButFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Accepted accepted;
  private final String hint;
  private final boolean late;

  /**
   * @param state what has been done so far, as the start of the message
   * @param hint the command to continue with
   * @param late whether the deadline has passed
   */
  public AcceptedButFailedException(
      String state, Accepted accepted, String hint, boolean late, RuntimeException cause) {
    super(state, cause);
    this.accepted = accepted;
    this.hint = hint;
    this.late = late;
  }

  public String operationId() {
    return accepted.label();
  }

  public UUID idempotencyKey() {
    return accepted.idempotencyKey();
  }

  public String hint() {
    return hint;
  }

  public boolean isLate() {
    return late;
  }
}
