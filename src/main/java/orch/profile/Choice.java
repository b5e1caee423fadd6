package orch.profile;

/**
 * Which profile is used, and what decided it.
 *
 * @param profile a name; empty where the environment's variables are used
 * @param by the option, the variable or the file that said so
 */
record Choice(String profile, String by) {}
