/**
 * The configuration document: its fields and limits, the requests that carry it, and the
 * differences between two documents. Pure: no HTTP, no disk, no clock. A document is a tree and
 * keeps every field, also those that orch does not know.
 */
@NullMarked
package orch.configuration;

import org.jspecify.annotations.NullMarked;
