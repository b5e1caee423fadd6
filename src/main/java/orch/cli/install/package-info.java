/** {@code orch install} and {@code orch uninstall}. */
@NullMarked
package orch.cli.install;

import org.jspecify.annotations.NullMarked;
