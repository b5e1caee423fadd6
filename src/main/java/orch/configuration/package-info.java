/**
 * The configuration document: its fields and limits, the requests that carry it, and the files it
 * is kept in. Pure: no HTTP, no disk, no clock; a document is a tree and keeps every field, also
 * those orch does not know.
 */
@NullMarked
package orch.configuration;

import org.jspecify.annotations.NullMarked;
