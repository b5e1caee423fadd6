/**
 * Tests through the front door: real commands against the local control plane, with a clock that
 * advances only during sleeps.
 */
@NullMarked
package orch;

import org.jspecify.annotations.NullMarked;
