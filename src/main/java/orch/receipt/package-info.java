/** The receipt of a command that wrote: what was before, what was after, and a digest of it all. */
@NullMarked
package orch.receipt;

import org.jspecify.annotations.NullMarked;
