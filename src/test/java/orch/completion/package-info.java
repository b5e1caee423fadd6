/** Completion in the shells: the same vectors for orch and for each shell. */
@NullMarked
package orch.completion;

import org.jspecify.annotations.NullMarked;
