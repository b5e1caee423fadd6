package orch.document;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A document from a file, with the place of every value in it.
 *
 * @param file the file's name, as the user gave it
 * @param index the number of documents before it in the file
 * @param tree its content
 * @param places where its values are in the file
 */
public record Document(String file, int index, JsonNode tree, Places places) {
  /** The file and line of the value at a pointer, else of the nearest value around it. */
  public String placeOf(String pointer) {
    return file + ":" + places.ofValue(pointer).line();
  }

  /**
   * Where to point at a value: at a text, a number or an element of a list itself, and at the key
   * of an object or a list. For a missing value, at what should have it.
   */
  public Place pointAt(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && tree.at(at).isMissingNode()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return tree.at(at).isContainerNode() ? places.ofKey(at) : places.ofValue(at);
  }

  /** The same document with another content, such as one with variables replaced. */
  public Document with(JsonNode other) {
    return new Document(file, index, other, places);
  }
}
