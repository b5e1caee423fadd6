package orch.cli.problem;

import java.util.UUID;
import orch.api.Accepted;

/**
 * Something went wrong after the service had taken on a write: whatever it was, the write must not
 * be made again.
 */
public final class AcceptedButFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Accepted accepted;
  private final String hint;
  private final boolean late;

  /**
   * @param state what is known to be done
   * @param hint the command that goes on from there
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
