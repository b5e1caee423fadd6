/** Turns exceptions into error messages, error JSON and exit codes. No other room does. */
@NullMarked
package orch.cli.report;

import org.jspecify.annotations.NullMarked;
