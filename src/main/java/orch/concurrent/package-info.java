/**
 * Time and threads: deadlines and pauses on a monotonic ticker, waits for locks, and threads in the
 * background. Pure: the time comes in from outside.
 */
@NullMarked
package orch.concurrent;

import org.jspecify.annotations.NullMarked;
