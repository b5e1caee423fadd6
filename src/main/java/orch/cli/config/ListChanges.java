package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what changed in a list from one look to the next. */
final class ListChanges {
  private Map<String, JsonNode> before = Map.of();

  /** What happened to a configuration, in the words of kubectl. */
  enum Kind {
    ADDED("+"),
    MODIFIED("~"),
    DELETED("-");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }

    /** The mark of a row in a table. */
    String mark() {
      return mark;
    }
  }

  /** A change of a configuration: as it is now, or as it was before it was deleted. */
  record Change(Kind kind, String id, JsonNode configuration) {}

  /** The changes since the last call, the deletions last. At first, everything is added. */
  List<Change> next(List<JsonNode> rows) {
    Map<String, JsonNode> now = new LinkedHashMap<>();
    List<Change> changes = new ArrayList<>();
    for (JsonNode row : rows) {
      String id = id(row);
      JsonNode old = before.get(id);
      now.put(id, row);
      if (old == null) {
        changes.add(new Change(Kind.ADDED, id, row));
      } else if (!old.equals(row)) {
        changes.add(new Change(Kind.MODIFIED, id, row));
      }
    }
    before.forEach(
        (id, row) -> {
          if (!now.containsKey(id)) {
            changes.add(new Change(Kind.DELETED, id, row));
          }
        });
    before = now;
    return changes;
  }

  static String id(JsonNode row) {
    return row.path("id").asText("");
  }
}
