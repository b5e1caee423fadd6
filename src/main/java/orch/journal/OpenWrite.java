package orch.journal;

import java.time.Instant;

/**
 * A write of which nobody knows whether the service has it: it was sent, and neither accepted nor
 * refused.
 *
 * @param sentAt when it was sent first, by the wall clock
 */
public record OpenWrite(Entry entry, Instant sentAt) {}
