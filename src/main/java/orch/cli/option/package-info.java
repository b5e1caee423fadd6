/**
 * Options and arguments of commands, and the converters that read their values. Besides {@code cli}
 * itself the only room that knows the model of picocli.
 */
@NullMarked
package orch.cli.option;

import org.jspecify.annotations.NullMarked;
