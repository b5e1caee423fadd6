/**
 * Completion in the shell: the table of everything that can be typed, the search for candidates,
 * and the scripts for the shells, which carry the table with them.
 */
@NullMarked
package orch.cli.complete;

import org.jspecify.annotations.NullMarked;
