/** The commands about configuration files: validate, export and what follows. */
@NullMarked
package orch.cli.files;

import org.jspecify.annotations.NullMarked;
