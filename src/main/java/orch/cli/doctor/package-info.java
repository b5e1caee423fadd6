/** {@code orch doctor}: checks of the machine, the settings and the network. */
@NullMarked
package orch.cli.doctor;

import org.jspecify.annotations.NullMarked;
