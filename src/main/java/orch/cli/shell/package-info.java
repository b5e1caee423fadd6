/**
 * {@code orch shell}: many commands in one process, typed without {@code orch}. Nothing of one
 * command is left for the next.
 */
@NullMarked
package orch.cli.shell;

import org.jspecify.annotations.NullMarked;
