package orch.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * What the journal knows of a key at a path.
 *
 * @param entry what was sent last with the key
 * @param sentAt when that was
 * @param firstSentAt when the key was sent for the first time
 * @param fate what became of that
 * @param accepted the operation that the service started for the key, also where it was sent again
 *     since; empty where none is known
 */
public record KnownWrite(
    Entry entry, Instant sentAt, Instant firstSentAt, Fate fate, Optional<AcceptedEntry> accepted) {
  /** What became of a write. */
  public enum Fate {
    /** In doubt. */
    OPEN,
    ACCEPTED,
    REFUSED
  }
}
