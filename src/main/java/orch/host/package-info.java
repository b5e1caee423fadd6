/**
 * What the process has: streams, directories, time, randomness and signals. {@code orch.Main} makes
 * it; everything else gets it passed in.
 */
@NullMarked
package orch.host;

import org.jspecify.annotations.NullMarked;
