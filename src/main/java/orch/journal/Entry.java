package orch.journal;

import orch.operation.Write;

/**
 * A write, as it is about to be sent.
 *
 * @param target where it goes: the base URL, or the name of the profile where that differs from
 *     command to command
 * @param account whose write it is
 */
public record Entry(Write write, String target, String account) {}
