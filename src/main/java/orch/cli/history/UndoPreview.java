package orch.cli.history;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.Confirmation;
import orch.cli.history.UndoSearch.Found;
import orch.cli.output.ChangeText;
import orch.cli.write.WriteFlags;
import orch.configuration.Change;
import orch.json.Json;
import orch.operation.Write;
import orch.term.SafeText;
import orch.term.Style;

/** Shows what an undo will do, as {@code config diff} does, and asks for confirmation. */
final class UndoPreview {
  private final Account account;
  private final App app;
  private final WriteFlags write;
  private final Found found;

  UndoPreview(Account account, WriteFlags write, Found found) {
    this.account = account;
    this.app = account.app();
    this.write = write;
    this.found = found;
  }

  /**
   * Shows the changes. Asks, unless nothing will be sent.
   *
   * @param method of the write that undoes
   * @param name of the configuration
   * @param id of the configuration; empty for one that will be created
   */
  void confirm(Write.Method method, String name, String id, List<Change> changes)
      throws InterruptedException {
    String what = "operation " + found.write().operation();
    String kind = " (" + HistoryData.kind(found.write()) + ")";
    // Even with --quiet, unless nothing is asked: nobody should confirm what was not shown.
    if (!app.globals().isQuiet() || !(app.globals().isYes() || write.isDryRun())) {
      show(method, name, id, changes, "undoes " + what + kind + " of " + name);
    }
    if (!write.isDryRun()) {
      new Confirmation(app, account.connection().isProtected()).toUndo(what + kind, name);
    }
  }

  private void show(
      Write.Method method, String name, String id, List<Change> changes, String summary) {
    String action =
        switch (method) {
          case POST -> "create";
          case DELETE -> "delete";
          case PUT, PATCH -> "update";
        };
    ObjectNode data = Json.object().put("action", action).put("name", name);
    if (!id.isEmpty()) {
      data.put("id", id);
    }
    data.set("changes", ChangeText.data(changes));
    ArrayNode plan = Json.array().add(data);
    app.messages().plan(plan, lines(method, name, id, changes), summary);
  }

  private List<String> lines(Write.Method method, String name, String id, List<Change> changes) {
    Style style = app.messageStyle();
    ChangeText text = new ChangeText(style);
    String label = SafeText.line(id.isEmpty() ? name : name + " (" + id + ")");
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (method) {
          case POST -> style.green("+ " + label);
          case DELETE -> style.red("- " + label);
          case PUT, PATCH -> style.yellow("~ " + label);
        });
    if (method != Write.Method.DELETE) {
      changes.forEach(change -> lines.add("  " + text.line(change)));
    }
    return lines;
  }
}
