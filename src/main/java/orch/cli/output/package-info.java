/**
 * How the results of commands are shown: the columns of each kind of result, the options of lists,
 * and the fields that {@code --fields} knows.
 */
@NullMarked
package orch.cli.output;

import org.jspecify.annotations.NullMarked;
