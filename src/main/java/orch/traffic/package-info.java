/**
 * Which configuration captures which messages and calls, by the capture rules alone, and what
 * changes with the rules. Pure: no HTTP, no disk, no clock.
 */
@NullMarked
package orch.traffic;

import org.jspecify.annotations.NullMarked;
