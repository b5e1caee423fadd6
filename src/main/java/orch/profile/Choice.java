package orch.profile;

/**
 * The chosen profile, and what chose it.
 *
 * @param profile its name; empty when the environment variables are used
 * @param by the option, variable or file that chose it
 */
record Choice(String profile, String by) {}
