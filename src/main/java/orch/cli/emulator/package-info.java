/** {@code orch emulator}: runs the local control plane for other clients. */
@NullMarked
package orch.cli.emulator;

import org.jspecify.annotations.NullMarked;
