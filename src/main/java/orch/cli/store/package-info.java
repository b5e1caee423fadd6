/** The commands about memory stores, which every configuration needs one of. */
@NullMarked
package orch.cli.store;

import org.jspecify.annotations.NullMarked;
