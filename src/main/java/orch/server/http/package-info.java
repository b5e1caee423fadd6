/** The HTTP side of the local control plane: threads, request bodies, responses and refusals. */
@NullMarked
package orch.server.http;

import org.jspecify.annotations.NullMarked;
