/**
 * Rules about configurations that the service accepts and that do not do what their author wants.
 * Pure: no HTTP, no disk, no clock. A new rule is a class that extends {@link Rule}, and a line in
 * {@link Rules#ALL}.
 */
@NullMarked
package orch.lint;

import org.jspecify.annotations.NullMarked;
