/** Where the connection comes from: flags, the environment, the built-in profile {@code local}. */
@NullMarked
package orch.profile;

import org.jspecify.annotations.NullMarked;
