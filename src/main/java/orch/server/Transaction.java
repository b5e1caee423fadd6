package orch.server;

import java.time.Instant;

/**
 * The tables while nobody else changes them.
 *
 * @param now when it began, to the millisecond
 */
record Transaction(RevisionTable revisions, OperationTable operations, Instant now) {}
