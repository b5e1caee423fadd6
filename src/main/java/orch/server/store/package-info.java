/** The database of the local control plane: the only SQL. */
@NullMarked
package orch.server.store;

import org.jspecify.annotations.NullMarked;
