/**
 * The control plane's REST API as a client sees it: one method per endpoint, one retry policy, one
 * tree of problems. The only room that knows java.net.http; it never prints and never decides what
 * a problem means to the person.
 */
@NullMarked
package orch.api;

import org.jspecify.annotations.NullMarked;
