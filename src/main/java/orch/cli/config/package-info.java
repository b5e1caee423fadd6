/** The commands on configurations, {@code orch config ...}, and the options for their fields. */
@NullMarked
package orch.cli.config;

import org.jspecify.annotations.NullMarked;
