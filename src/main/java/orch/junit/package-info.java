/**
 * The local control plane in tests of other programs, as an extension of JUnit. It is in a jar of
 * its own, which orch itself never loads.
 */
@NullMarked
package orch.junit;

import org.jspecify.annotations.NullMarked;
