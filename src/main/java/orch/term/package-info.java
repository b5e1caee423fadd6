/**
 * The terminal: the streams and whether they are terminals, colors, widths, prompts, the editor,
 * and the lines of a shell. The only room that knows JLine.
 */
@NullMarked
package orch.term;

import org.jspecify.annotations.NullMarked;
