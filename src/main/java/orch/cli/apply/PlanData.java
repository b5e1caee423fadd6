package orch.cli.apply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orch.cli.output.ChangeText;
import orch.json.Json;
import orch.output.Column;
import orch.output.View;
import orch.plan.Plan;
import orch.plan.PlanEntry;

/** The entries of a plan as data. */
final class PlanData {
  static final View VIEW =
      new View(
          "id",
          List.of(
              Column.of("ACTION", "action"),
              Column.of("NAME", "name").as(Column.Kind.TEXT),
              Column.of("ID", "id").as(Column.Kind.ID),
              Column.of("VERSION", "version"),
              Column.of("CHANGES", "changes.path").as(Column.Kind.TEXT),
              Column.of("PLACE", "place").as(Column.Kind.TEXT)),
          List.of(
              "action",
              "name",
              "id",
              "version",
              "place",
              "changes[].path",
              "changes[].before.*",
              "changes[].after.*"));

  private PlanData() {}

  /** All entries. */
  static ArrayNode of(Plan plan) {
    ArrayNode entries = Json.array();
    plan.entries().forEach(entry -> entries.add(of(entry)));
    return entries;
  }

  /** An entry; a change has no {@code before} where there was no value, and no {@code after}. */
  static ObjectNode of(PlanEntry entry) {
    ObjectNode data = Json.object();
    data.put("action", entry.action().toString());
    data.put("name", entry.name());
    if (!entry.id().isEmpty()) {
      data.put("id", entry.id());
    }
    entry.live().version().ifPresent(version -> data.put("version", version));
    data.put("place", entry.place());
    data.set("changes", ChangeText.data(entry.changes()));
    return data;
  }
}
