package orch.cli.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orch.json.Json;
import orch.output.Column;
import orch.output.View;
import orch.receipt.Receipt;

/** What the commands about receipts print. */
final class ReceiptData {
  /** The configurations of a receipt. */
  static final View ENTRIES =
      new View(
          "id",
          List.of(
              Column.of("ACTION", "action"),
              Column.of("NAME", "name").as(Column.Kind.TEXT),
              Column.of("ID", "id").as(Column.Kind.ID),
              Column.of("STATE", "state"),
              Column.of("VERSION", "after.version"),
              Column.of("OPERATION", "operationId").as(Column.Kind.ID)),
          List.of(
              "action",
              "name",
              "id",
              "state",
              "idempotencyKey",
              "sentAt",
              "endedAt",
              "operationId",
              "requestId",
              "before.hash",
              "before.version",
              "before.fields.*",
              "after.hash",
              "after.version",
              "after.fields.*"));

  /** The configurations of a receipt, compared with the live ones. */
  static final View RESULTS =
      new View(
          "id",
          List.of(
              Column.of("RESULT", "result"),
              Column.of("NAME", "name").as(Column.Kind.TEXT),
              Column.of("ID", "id").as(Column.Kind.ID),
              Column.of("ACTION", "action"),
              Column.of("CHANGES", "changes.path").as(Column.Kind.TEXT)),
          List.of("result", "name", "id", "action", "changes[].path"));

  private ReceiptData() {}

  static JsonNode of(Receipt.Comparison comparison) {
    Receipt.Entry entry = comparison.entry();
    ObjectNode data = Json.object().put("result", comparison.result().toString());
    data.put("name", entry.name()).put("id", entry.id()).put("action", entry.action());
    if (!comparison.fields().isEmpty()) {
      ArrayNode changes = data.putArray("changes");
      comparison.fields().forEach(field -> changes.addObject().put("path", field));
    }
    return data;
  }
}
