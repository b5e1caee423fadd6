/**
 * The command that finishes or settles interrupted writes: it sends each again with its idempotency
 * key while the service knows the key, and else finds out by reading what became of it.
 */
@NullMarked
package orch.cli.resume;

import org.jspecify.annotations.NullMarked;
