package orch.server.store;

import java.time.Duration;
import java.time.Instant;
import orch.server.fault.Fault;
import orch.server.fault.FaultKind;

/**
 * An accepted write.
 *
 * @param fault the fault of this operation; stored, so that every process shows it
 */
public record StoredOperation(
    String id,
    String account,
    String configuration,
    Timeline timeline,
    Fault fault,
    IdempotencyKey key) {
  public static final String PREFIX = "proc_job_";

  /** The final status. */
  String finalStatus() {
    return switch (fault.kind()) {
      case FAIL -> "FAILED";
      case CANCEL -> "CANCELLED";
      default -> "COMPLETED";
    };
  }

  /** Whether the write takes effect. */
  public boolean succeeds() {
    return finalStatus().equals("COMPLETED");
  }

  public String statusAt(Instant now) {
    boolean renamed = fault.kind() == FaultKind.STATUS_NAME && !timeline.isOver(now);
    return renamed ? fault.argument() : timeline.statusAt(now, finalStatus());
  }

  /** When reads begin to show the effect. */
  public Instant visibleAt() {
    boolean lags = fault.kind() == FaultKind.LAG;
    return timeline.ends().plus(lags ? fault.seconds() : Duration.ZERO);
  }

  public boolean hasRelated() {
    return fault.kind() != FaultKind.NO_RELATED && fault.kind() != FaultKind.NO_ID;
  }

  public boolean hasResult() {
    return succeeds() && fault.kind() != FaultKind.NO_ID;
  }
}
