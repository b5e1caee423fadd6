/**
 * Documents as people write them, in JSON or YAML: reading them, mistakes with file and line, and
 * suggestions for misspelt names. Pure: it gets the text, not the file.
 */
@NullMarked
package orch.document;

import org.jspecify.annotations.NullMarked;
