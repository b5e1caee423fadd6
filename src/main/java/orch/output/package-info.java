/**
 * Prints results in the formats of {@code -o}, with {@code --fields}, {@code --jq}, {@code
 * --filter} and {@code --sort-by}. It is the only room that knows the jq library.
 */
@NullMarked
package orch.output;

import org.jspecify.annotations.NullMarked;
