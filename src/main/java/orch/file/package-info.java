/** Files that several processes use: lock files, and files that only their owner can read. */
@NullMarked
package orch.file;

import org.jspecify.annotations.NullMarked;
