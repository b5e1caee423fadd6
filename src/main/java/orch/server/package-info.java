/**
 * The local control plane: the same REST API on loopback. It knows no client, and no client knows
 * it.
 */
@NullMarked
package orch.server;

import org.jspecify.annotations.NullMarked;
