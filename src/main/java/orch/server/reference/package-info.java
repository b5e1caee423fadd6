/**
 * The resources that configurations refer to, as far as clients need them: memory stores,
 * intelligence configurations, and the services of classic Conversations. At the vendor, each has
 * an API on a host of its own; the local control plane serves them all.
 */
@NullMarked
package orch.server.reference;

import org.jspecify.annotations.NullMarked;
