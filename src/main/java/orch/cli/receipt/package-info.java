/** {@code orch receipt}, and the receipts of commands that write. */
@NullMarked
package orch.cli.receipt;

import org.jspecify.annotations.NullMarked;
