/**
 * The command line: the tree of commands, and how one command line is run. The commands themselves
 * are in the rooms below, by noun; {@code write} has how every write goes, {@code report} turns an
 * exception into a message and an exit code, {@code app} has what every command works with.
 */
@NullMarked
package orch.cli;

import org.jspecify.annotations.NullMarked;
