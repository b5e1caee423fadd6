/**
 * Questions about missing values at a terminal. {@code Question} says what is asked and judges an
 * answer, without a terminal; {@code Interview} asks until an answer is accepted.
 */
@NullMarked
package orch.cli.guide;

import org.jspecify.annotations.NullMarked;
