/** The commands about configurations as files, and how they read these files. */
@NullMarked
package orch.cli.files;

import org.jspecify.annotations.NullMarked;
