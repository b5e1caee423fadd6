/** The exit codes, and the exceptions of the commands themselves. */
@NullMarked
package orch.cli.problem;

import org.jspecify.annotations.NullMarked;
