package orch.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.json.Json;

/** The entries of a plan file. */
final class SavedPlanEntries {
  private SavedPlanEntries() {}

  static ObjectNode json(SavedPlan.Entry entry, Optional<Origin> origin) {
    PlanEntry planned = entry.planned();
    ObjectNode json = Json.object().put("action", planned.action().toString());
    json.put("name", planned.name());
    text(json, "id", planned.id());
    planned.live().version().ifPresent(version -> json.put("version", version));
    json.put("place", planned.place());
    text(json, "from", entry.from());
    text(json, "to", entry.to());
    origin.ifPresent(each -> json.put("document", each.hash()).put("own", each.isOwn()));
    json.set("body", planned.body());
    ArrayNode changes = json.putArray("changes");
    for (Change change : planned.changes()) {
      ObjectNode one = changes.addObject().put("path", change.path());
      value(one, "before", change.before());
      value(one, "after", change.after());
    }
    return json;
  }

  private static void text(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static void value(ObjectNode json, String name, JsonNode value) {
    if (!value.isMissingNode()) {
      json.set(name, value);
    }
  }

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException when it is incomplete
   */
  static SavedPlan.Entry entry(JsonNode json) {
    Action action = Action.valueOf(json.path("action").asText("").toUpperCase(Locale.ROOT));
    ObjectNode live = Json.object();
    if (json.has("id")) {
      live.put("id", json.path("id").asText());
    }
    if (json.path("version").isIntegralNumber()) {
      live.put("version", json.path("version").longValue());
    }
    if (!(json.path("body") instanceof ObjectNode body)
        || live.has("id") == (action == Action.CREATE)) {
      throw new IllegalArgumentException("no body, or no id");
    }
    List<Change> changes = new ArrayList<>();
    json.path("changes").forEach(change -> changes.add(SavedPlan.change(change)));
    return new SavedPlan.Entry(
        new PlanEntry(
            action,
            json.path("name").asText(""),
            json.path("place").asText(""),
            new Configuration(live),
            body,
            changes),
        json.path("from").asText(""),
        json.path("to").asText(""));
  }

  static Optional<Origin> origin(JsonNode json) {
    return json.has("document")
        ? Optional.of(
            new Origin(json.path("document").asText(""), json.path("own").asBoolean(false)))
        : Optional.empty();
  }

  /** Whether the body of a create is not the one that was saved. */
  static boolean isOtherCreate(SavedPlan.Entry entry) {
    return entry.planned().action() == Action.CREATE
        && !SavedPlan.hash(entry.planned().body()).equals(entry.to());
  }

  /** What differs from the state that the entry was made for; at most one line. */
  static List<String> moves(SavedPlan.Entry entry, Optional<Configuration> live) {
    PlanEntry planned = entry.planned();
    if (live.isEmpty()) {
      return List.of(planned.label() + " does not exist any more");
    }
    Configuration now = live.get();
    if (!now.version().equals(planned.live().version())) {
      return List.of(
          planned.label() + " has version " + text(now) + ", not " + text(planned.live()));
    }
    if (!SavedPlan.hash(now.json()).equals(entry.from())) {
      return List.of(planned.label() + " was changed without a new version");
    }
    boolean isAsPlanned =
        planned.action() == Action.DELETE
            || SavedPlan.hash(SavedPlan.after(planned, now)).equals(entry.to());
    return isAsPlanned ? List.of() : List.of(planned.label() + " would be changed in another way");
  }

  private static String text(Configuration configuration) {
    return configuration.version().isPresent()
        ? String.valueOf(configuration.version().getAsLong())
        : "unknown";
  }
}
