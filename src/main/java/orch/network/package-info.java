/**
 * The network settings of a connection: base URLs, proxies, {@code NO_PROXY}, and bundles of
 * certificates.
 */
@NullMarked
package orch.network;

import org.jspecify.annotations.NullMarked;
