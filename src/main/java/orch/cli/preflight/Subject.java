package orch.cli.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import orch.configuration.Fields;
import orch.document.Document;

/**
 * A document to check.
 *
 * @param name of the configuration, for people
 * @param place the file and line
 * @param live the id of the configuration that it belongs to; empty for a new one
 */
public record Subject(String name, String place, JsonNode tree, Optional<String> live) {
  /** A document from a file, whose configuration is not known yet. */
  public static Subject of(Document document) {
    JsonNode tree = document.tree();
    String id = tree.path("id").asText("");
    String name = tree.path(Fields.DISPLAY_NAME).asText(id);
    return new Subject(
        name, document.placeOf(""), tree, id.isEmpty() ? Optional.empty() : Optional.of(id));
  }

  /** The same document, with the configuration that it belongs to. */
  Subject at(Optional<String> id) {
    return new Subject(name, place, tree, id);
  }
}
