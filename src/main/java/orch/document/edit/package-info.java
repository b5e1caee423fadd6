/**
 * Changes the text of a YAML or JSON document in place: only the lines of the changed value differ,
 * and comments, order and style stay. Pure: it gets the text, not the file.
 */
@NullMarked
package orch.document.edit;

import org.jspecify.annotations.NullMarked;
