/** The commands on profiles, {@code orch profile ...}, and {@code orch whoami}. */
@NullMarked
package orch.cli.profile;

import org.jspecify.annotations.NullMarked;
