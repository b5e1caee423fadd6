/**
 * What was sent and what it started, on disk before it is sent: after any accident it can be told
 * what happened.
 */
@NullMarked
package orch.journal;

import org.jspecify.annotations.NullMarked;
