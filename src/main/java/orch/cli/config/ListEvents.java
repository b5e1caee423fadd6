package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import orch.cli.app.App;
import orch.cli.config.ListChanges.Change;
import orch.cli.output.Views;
import orch.json.Json;
import orch.output.Output;
import orch.output.Printer;

/**
 * Prints a line of JSON for every change of a list, as {@code kubectl get --watch
 * --output-watch-events} does:
 *
 * <pre>
 * {"type":"ADDED","object":{"id":"conv_configuration_01h9d8r0vte3hz8tykdj329t7r",...}}
 * </pre>
 */
final class ListEvents implements ListWatcher {
  private final App app;
  private final Output output;
  private final Printer printer;
  private String lastProblem = "";

  ListEvents(App app, Output output) {
    this.app = app;
    this.output = output;
    this.printer = output.ofEvents();
  }

  @Override
  public void looking() {}

  @Override
  public boolean read(List<JsonNode> rows, List<Change> changes) {
    lastProblem = "";
    for (Change change : changes) {
      ObjectNode event = Json.object().put("type", change.kind().name());
      event.set("object", output.chosen(Views.CONFIGURATION, change.configuration()));
      printer.print(event);
    }
    app.flushOutput();
    return !app.terminal().out().checkError();
  }

  @Override
  public void failed(String why, Duration next) {
    if (!why.equals(lastProblem)) {
      app.note("the list cannot be read, and is read again until it can: " + why);
    }
    lastProblem = why;
  }

  @Override
  public void close() {}
}
