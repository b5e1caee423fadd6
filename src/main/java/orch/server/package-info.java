/**
 * The local control plane: the same REST API over loopback, its store (the only SQL) and its
 * faults. It knows no client, and no client knows it.
 */
@NullMarked
package orch.server;

import org.jspecify.annotations.NullMarked;
