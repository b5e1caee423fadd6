/**
 * The commands that look at the journal: what orch wrote and what it replaced, and the way back.
 */
@NullMarked
package orch.cli.history;

import org.jspecify.annotations.NullMarked;
