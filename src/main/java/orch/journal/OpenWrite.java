package orch.journal;

import java.time.Instant;

/**
 * A write that is in doubt: it was sent, and neither accepted nor refused.
 *
 * @param sentAt when it was last sent with its key
 * @param firstSentAt when the key was first sent
 */
public record OpenWrite(Entry entry, Instant sentAt, Instant firstSentAt) {}
