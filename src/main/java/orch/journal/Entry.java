package orch.journal;

import orch.operation.Write;

/**
 * A write that is recorded in the journal.
 *
 * @param target the base URL; the profile's name where the base URL changes with each command
 * @param account the account that the write belongs to
 */
public record Entry(Write write, String target, String account) {}
