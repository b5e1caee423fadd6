/**
 * Follows the documentation as a reader would: every command of every page, in order, in a real
 * shell with a fresh home directory, against the local control plane. The examples of the help
 * pages are followed in the same way.
 *
 * <p>What a page needs to be followed is described in CONTRIBUTING.md, under "Pages".
 */
@NullMarked
package orch.pages;

import org.jspecify.annotations.NullMarked;
