/**
 * The command line: a small file for every command, shared flags in classes of their own, and
 * {@link orch.cli.Failures}, the only place where an exception becomes a message and an exit code.
 * The only room that knows picocli.
 */
@NullMarked
package orch.cli;

import org.jspecify.annotations.NullMarked;
