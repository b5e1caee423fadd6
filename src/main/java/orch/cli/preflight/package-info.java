/**
 * The checks before a write: whether everything is there that documents refer to. They only read,
 * and what they cannot see is unknown.
 */
@NullMarked
package orch.cli.preflight;

import org.jspecify.annotations.NullMarked;
