/**
 * Pictures of a configuration: what they show, and drawing it as a tree for people or as a mermaid
 * flowchart. Pure: the moment for ages is passed in.
 */
@NullMarked
package orch.picture;

import org.jspecify.annotations.NullMarked;
