/** Programs of others as judges: what they say about orch and its local control plane. */
@NullMarked
package orch.outsiders;

import org.jspecify.annotations.NullMarked;
