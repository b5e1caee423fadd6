/**
 * A fleet: many accounts that get the same files. Which accounts there are, how they are divided
 * into shards and waves, and what the report of a run says. Pure: files and time come in from
 * outside.
 */
@NullMarked
package orch.fleet;

import org.jspecify.annotations.NullMarked;
