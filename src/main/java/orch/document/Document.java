package orch.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A document from a file.
 *
 * @param file the file's name, as the user gave it
 * @param tree its content
 * @param lines the line, counted from 1, on which the value at each JSON pointer begins
 */
public record Document(String file, JsonNode tree, Map<String, Integer> lines) {
  /** The file and line of the value at a pointer, else of the nearest value around it. */
  public String placeOf(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !lines.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return file + ":" + lines.getOrDefault(at, 1);
  }
}
