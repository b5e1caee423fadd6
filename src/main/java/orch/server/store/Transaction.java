package orch.server.store;

import java.time.Instant;

/**
 * The tables while nobody else changes them.
 *
 * @param now when it began, to the millisecond
 */
public record Transaction(VersionTable revisions, OperationTable operations, Instant now) {}
