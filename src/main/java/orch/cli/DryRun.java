package orch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import orch.json.Json;
import orch.term.Column;
import orch.term.Printer;
import orch.term.View;

/** Shows a request instead of sending it; the credentials stay out of it. */
final class DryRun {
  private static final View VIEW =
      new View(
          "url",
          List.of(Column.of("METHOD", "method"), Column.of("URL", "url")),
          List.of("method", "url", "headers.*", "body.*"));

  private DryRun() {}

  static void print(App app, URI url, UUID key, JsonNode body) {
    ObjectNode request = Json.object();
    request.put("method", "POST").put("url", url.toString());
    ObjectNode headers = request.putObject("headers");
    headers.put("Idempotency-Key", key.toString());
    headers.put("Content-Type", "application/json");
    request.set("body", body);
    Printer printer = app.output(VIEW).one(VIEW);
    printer.print(request);
    printer.end();
    app.note("dry run: nothing was sent");
  }
}
