/**
 * How every write goes: the idempotency key, the journal, the guard against concurrent changes, the
 * dry run, and waiting for the operation.
 */
@NullMarked
package orch.cli.write;

import org.jspecify.annotations.NullMarked;
