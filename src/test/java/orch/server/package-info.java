/**
 * The local control plane through its front door: real HTTP, a real database, a clock that the test
 * sets.
 */
@NullMarked
package orch.server;

import org.jspecify.annotations.NullMarked;
