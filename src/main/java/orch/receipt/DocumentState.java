package orch.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import orch.configuration.Configuration;
import orch.configuration.NormalForm;
import orch.json.CanonicalJson;
import orch.json.Json;

/** Hashes of a configuration: of the whole, and of each field, so that a difference has a name. */
public final class DocumentState {
  private static final String HASH = "hash";
  private static final String FIELDS = "fields";

  private DocumentState() {}

  /** The state of a configuration, as a receipt has it. */
  public static ObjectNode of(Configuration configuration) {
    ObjectNode normal = NormalForm.of(configuration.json());
    ObjectNode state = Json.object().put(HASH, CanonicalJson.digest(normal));
    configuration.version().ifPresent(version -> state.put("version", version));
    ObjectNode fields = state.putObject(FIELDS);
    normal
        .properties()
        .forEach(field -> fields.put(field.getKey(), CanonicalJson.digest(field.getValue())));
    return state;
  }

  /**
   * The names of the fields that differ between two states; empty when they are the same. The
   * version does not count: a change that was taken back is none.
   */
  static List<String> differences(JsonNode one, JsonNode other) {
    if (one.path(HASH).equals(other.path(HASH))) {
      return List.of();
    }
    Set<String> names = new TreeSet<>();
    one.path(FIELDS).fieldNames().forEachRemaining(names::add);
    other.path(FIELDS).fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> one.path(FIELDS).path(name).equals(other.path(FIELDS).path(name)));
    return names.isEmpty() ? List.of("the document") : new ArrayList<>(names);
  }
}
