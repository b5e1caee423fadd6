package orch.cli.guide;

import java.util.function.Supplier;
import orch.cli.problem.ExitCode;

/**
 * How the command ends when the user stops answering.
 *
 * @param exit the exit code when the input ends
 * @param missing what is missing when the input ends, as in "before every field was given"
 * @param state the state of the work then, as in "nothing was sent"
 * @param hint how to go on with the answers so far; empty when there are none
 */
public record Ending(ExitCode exit, String missing, String state, Supplier<String> hint) {}
