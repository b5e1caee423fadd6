/** Help pages, help topics, man pages, and the commands that show them. */
@NullMarked
package orch.cli.help;

import org.jspecify.annotations.NullMarked;
