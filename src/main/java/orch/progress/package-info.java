/** Shows the progress of operations on stderr: live lines, plain lines, JSON lines, or nothing. */
@NullMarked
package orch.progress;

import org.jspecify.annotations.NullMarked;
