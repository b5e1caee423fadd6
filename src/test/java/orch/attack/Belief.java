package orch.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orch.json.Json;

/** The configurations that exist after the answers that a client has got. */
final class Belief {
  /**
   * A configuration.
   *
   * @param version 1 after the create, and 1 more after every change
   */
  record Known(String name, String id, String description, int version) {
    static Known of(JsonNode shown) {
      return new Known(
          shown.path("displayName").asText(),
          shown.path("id").asText(),
          shown.path("description").asText(),
          shown.path("version").intValue());
    }

    JsonNode json() {
      ObjectNode json = Json.object().put("displayName", name).put("id", id);
      return json.put("description", description).put("version", version);
    }

    Known changed(String next) {
      return new Known(name, id, next, version + 1);
    }
  }

  private final Map<String, Known> byName = new TreeMap<>();

  List<Known> all() {
    return new ArrayList<>(byName.values());
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  void put(Known now) {
    byName.put(now.name(), now);
  }

  void remove(Known gone) {
    byName.remove(gone.name());
  }
}
