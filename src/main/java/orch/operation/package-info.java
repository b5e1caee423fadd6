/**
 * The operation that every write starts, and the waiting for its end. Pure: time comes in as a
 * clock and a sleeper, an operation is looked at through an interface, and what is seen goes out
 * through another; no HTTP, no screen.
 */
@NullMarked
package orch.operation;

import org.jspecify.annotations.NullMarked;
