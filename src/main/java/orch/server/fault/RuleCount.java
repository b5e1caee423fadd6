package orch.server.fault;

/**
 * A rule in use.
 *
 * @param matched how many requests it counted
 * @param applied how many of them got its fault
 */
public record RuleCount(String rule, long matched, long applied) {}
