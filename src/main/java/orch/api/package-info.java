/**
 * The REST API of the control plane as a client sees it: one method per endpoint, one retry policy,
 * one tree of exceptions. It is the only room that knows java.net.http. It prints nothing, and it
 * does not decide what an exception means to the user.
 */
@NullMarked
package orch.api;

import org.jspecify.annotations.NullMarked;
