/**
 * The limits of request bodies, read from the request schemas of the API's contract. The client has
 * limits of its own, so that a wrong one on either side is noticed.
 */
@NullMarked
package orch.server.schema;

import org.jspecify.annotations.NullMarked;
