/**
 * The screen: the streams and what they are, colors and width, the printers of data and the
 * progress of waiting. The only room that knows JLine; it knows nothing of the API.
 */
@NullMarked
package orch.term;

import org.jspecify.annotations.NullMarked;
