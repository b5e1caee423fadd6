package orch.journal;

import java.time.Instant;

/**
 * A write that is in doubt: it was sent, and neither accepted nor refused.
 *
 * @param sentAt when it was sent, or sent again with its key, for the last time
 * @param firstSentAt when the key was sent for the first time
 */
public record OpenWrite(Entry entry, Instant sentAt, Instant firstSentAt) {}
