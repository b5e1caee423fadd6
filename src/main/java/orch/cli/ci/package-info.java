/** Reports what a command has written to the CI service that runs it: {@code --ci}. */
@NullMarked
package orch.cli.ci;

import org.jspecify.annotations.NullMarked;
