/**
 * Tests through the front door: real commands against the local control plane, with a clock that
 * only sleeping moves.
 */
@NullMarked
package orch;

import org.jspecify.annotations.NullMarked;
