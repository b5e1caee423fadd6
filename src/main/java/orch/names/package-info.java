/** The names of an account's configurations and operations, kept for the shell's completion. */
@NullMarked
package orch.names;

import org.jspecify.annotations.NullMarked;
