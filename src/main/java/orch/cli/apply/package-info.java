/**
 * The commands that compare files with live configurations and make them match: {@code config diff}
 * and {@code config apply}.
 */
@NullMarked
package orch.cli.apply;

import org.jspecify.annotations.NullMarked;
