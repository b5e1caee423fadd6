package orch.cli.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orch.cli.output.ChangeText;
import orch.configuration.Change;
import orch.configuration.Fields;
import orch.journal.PastWrite;
import orch.json.Json;
import orch.operation.Write;
import orch.output.Column;
import orch.output.View;

/** Writes of the past as data. */
final class HistoryData {
  private static final Column OPERATION = Column.of("OPERATION", "operationId");
  private static final Column KIND = Column.of("KIND", "kind");
  private static final Column NAME = Column.of("NAME", Fields.DISPLAY_NAME).as(Column.Kind.TEXT);
  private static final Column OUTCOME = Column.of("OUTCOME", "outcome");
  private static final Column CHANGES = Column.of("CHANGES", "summary").as(Column.Kind.TEXT);
  private static final Column PROFILE = Column.of("PROFILE", "profile");

  static final View VIEW =
      new View(
          List.of("operationId", "idempotencyKey"),
          List.of(
              OPERATION,
              KIND,
              NAME,
              OUTCOME,
              Column.of("AGE", "at").as(Column.Kind.AGE),
              CHANGES,
              PROFILE),
          List.of(
              Column.of("AT", "at"),
              OPERATION,
              KIND,
              NAME,
              OUTCOME,
              CHANGES,
              PROFILE,
              Column.of("ACCOUNT", "account"),
              Column.of("COMMAND", "command"),
              Column.of("CONFIGURATION", "configurationId"),
              Column.of("UNDOES", "undoes"),
              Column.of("ERROR", "error"),
              Column.of("KEY", "idempotencyKey")),
          fields());

  private HistoryData() {}

  private static List<String> fields() {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "at",
                "operationId",
                "kind",
                Fields.DISPLAY_NAME,
                "configurationId",
                "outcome",
                "error",
                "summary",
                "changes[].path",
                "changes[].before.*",
                "changes[].after.*",
                "command",
                "profile",
                "account",
                "undoes",
                "recreates",
                "idempotencyKey"));
    Fields.PATHS.forEach(path -> fields.add("before." + path));
    return List.copyOf(fields);
  }

  /**
   * A write as data; members that are unknown are left out.
   *
   * @param names the names of configurations that other commands have seen, by id
   */
  static ObjectNode of(PastWrite write, Outcomes.Outcome outcome, Map<String, String> names) {
    ObjectNode data = Json.object().put("at", write.at().toString());
    put(data, "operationId", write.operation());
    data.put("kind", kind(write));
    String id = outcome.configuration();
    put(data, Fields.DISPLAY_NAME, name(write, names.getOrDefault(id, "")));
    put(data, "configurationId", id);
    data.put("outcome", outcome.text());
    put(data, "error", outcome.error());
    List<Change> changes = new WriteEffect(write).changes();
    put(data, "summary", String.join("; ", changes.stream().map(Change::describe).toList()));
    data.set("changes", ChangeText.data(changes));
    if (write.before().isObject()) {
      data.set("before", write.before());
    }
    put(data, "command", write.command());
    put(data, "profile", write.profile());
    data.put("account", write.entry().account());
    put(data, "undoes", write.undoes());
    put(data, "recreates", write.recreates());
    return data.put("idempotencyKey", write.write().key().toString());
  }

  /** The kind of a write: create, update, replace or delete. */
  static String kind(PastWrite write) {
    return switch (write.write().method()) {
      case POST -> "create";
      case PATCH -> "update";
      case PUT -> "replace";
      case DELETE -> "delete";
    };
  }

  /** The name of the configuration after the write. */
  static String name(PastWrite write, String otherwise) {
    String before = write.before().path(Fields.DISPLAY_NAME).asText(otherwise);
    return write.write().method() == Write.Method.DELETE
        ? before
        : write.write().body().path(Fields.DISPLAY_NAME).asText(before);
  }

  /** Whether a write was about a configuration of this name, before it or after it. */
  static boolean isNamed(PastWrite write, String name) {
    return write.before().path(Fields.DISPLAY_NAME).asText("").equals(name)
        || write.write().body().path(Fields.DISPLAY_NAME).asText("").equals(name);
  }

  private static void put(ObjectNode into, String name, String value) {
    if (!value.isEmpty()) {
      into.put(name, value);
    }
  }
}
