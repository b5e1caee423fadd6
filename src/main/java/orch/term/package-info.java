/**
 * The terminal: the streams and whether they are terminals, colors, widths, prompts and the editor.
 * The only room that knows JLine.
 */
@NullMarked
package orch.term;

import org.jspecify.annotations.NullMarked;
