package orch.server.store;

import java.time.Instant;

/**
 * The tables within a write transaction: no other process or thread changes them.
 *
 * @param now the start of the transaction, to the millisecond
 */
public record Transaction(VersionTable versions, OperationTable operations, Instant now) {}
