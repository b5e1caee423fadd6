/**
 * The journal: every write is noted on disk before it is sent, and its answer when it comes, so
 * that an interrupted write can be settled later.
 */
@NullMarked
package orch.journal;

import org.jspecify.annotations.NullMarked;
