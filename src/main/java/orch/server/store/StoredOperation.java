package orch.server.store;

import java.time.Duration;
import java.time.Instant;
import orch.server.fault.Fault;
import orch.server.fault.FaultKind;

/**
 * An accepted write.
 *
 * @param fault what is wrong with this operation; stored with it so that every process shows it
 */
public record StoredOperation(
    String id,
    String account,
    String configuration,
    Timeline timeline,
    Fault fault,
    IdempotencyKey key) {
  public static final String PREFIX = "proc_job_";

  /** The status it ends with. */
  String end() {
    return switch (fault.kind()) {
      case FAIL -> "FAILED";
      case CANCEL -> "CANCELLED";
      default -> "COMPLETED";
    };
  }

  /** Whether the write has an effect in the end. */
  public boolean succeeds() {
    return end().equals("COMPLETED");
  }

  public String statusAt(Instant now) {
    boolean renamed = fault.kind() == FaultKind.STATUS_NAME && !timeline.isOver(now);
    return renamed ? fault.argument() : timeline.statusAt(now, end());
  }

  /** When reads show the effect. */
  public Instant visibleAt() {
    boolean lags = fault.kind() == FaultKind.LAG;
    return timeline.ends().plus(lags ? fault.seconds() : Duration.ZERO);
  }

  public boolean tellsRelated() {
    return fault.kind() != FaultKind.NO_RELATED && fault.kind() != FaultKind.NO_ID;
  }

  public boolean tellsResult() {
    return succeeds() && fault.kind() != FaultKind.NO_ID;
  }
}
