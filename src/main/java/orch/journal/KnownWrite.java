package orch.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * What the journal knows about a key at a path.
 *
 * @param entry the last write with the key
 * @param sentAt when it was sent
 * @param firstSentAt when the key was first sent
 * @param fate the outcome of that write
 * @param accepted the acceptance of the key, even when it was sent again since; empty when none is
 *     known
 */
public record KnownWrite(
    Entry entry, Instant sentAt, Instant firstSentAt, Fate fate, Optional<AcceptedEntry> accepted) {
  /** The outcome of a write. */
  public enum Fate {
    /** In doubt: the outcome is unknown. */
    OPEN,
    ACCEPTED,
    REFUSED
  }
}
