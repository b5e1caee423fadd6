/**
 * The operation that every write starts, and waiting for its end. Pure: time comes in as a ticker
 * and a sleeper, operations come in through an interface, progress goes out through another.
 */
@NullMarked
package orch.operation;

import org.jspecify.annotations.NullMarked;
