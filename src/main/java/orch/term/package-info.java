/**
 * The terminal: the streams and whether they are terminals, colors, sizes, prompts, the editor, the
 * pager, the lines of a shell, and the area that is drawn over. The only room that knows JLine.
 */
@NullMarked
package orch.term;

import org.jspecify.annotations.NullMarked;
