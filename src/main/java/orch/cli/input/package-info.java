/**
 * Which documents a command reads: the files that {@code -f} means, and the options that change
 * them.
 */
@NullMarked
package orch.cli.input;

import org.jspecify.annotations.NullMarked;
