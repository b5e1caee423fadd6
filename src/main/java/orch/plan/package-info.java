/**
 * What the documents of files mean for the live configurations of an account: which are created,
 * changed and left alone, field by field. Pure: no HTTP, no disk, no clock.
 */
@NullMarked
package orch.plan;

import org.jspecify.annotations.NullMarked;
