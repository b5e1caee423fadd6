/** Pictures of configurations. */
@NullMarked
package orch.picture;

import org.jspecify.annotations.NullMarked;
