/**
 * The faults that the local control plane can be told to have: which requests, what goes wrong, how
 * often.
 */
@NullMarked
package orch.server.fault;

import org.jspecify.annotations.NullMarked;
