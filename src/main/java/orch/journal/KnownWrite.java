package orch.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * What the journal knows of an idempotency key.
 *
 * @param sentAt when the write was sent first, by the wall clock
 * @param accepted the operation that it started; empty while that is not known
 * @param isRefused whether the service certainly did not act on it
 */
public record KnownWrite(
    Entry entry, Instant sentAt, Optional<Started> accepted, boolean isRefused) {
  /** Whether nobody knows what became of it. */
  public boolean isOpen() {
    return accepted.isEmpty() && !isRefused;
  }
}
