/** The edge of the process. */
@NullMarked
package orch;

import org.jspecify.annotations.NullMarked;
