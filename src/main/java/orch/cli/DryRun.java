package orch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orch.json.Json;
import orch.term.Column;
import orch.term.Format;
import orch.term.Output;
import orch.term.Printer;
import orch.term.View;

/** Shows requests instead of sending them; the credentials stay out of them. */
final class DryRun {
  static final View VIEW =
      new View(
          "url",
          List.of(Column.of("METHOD", "method"), Column.of("URL", "url")),
          List.of("method", "url", "headers.*", "body.*"));

  private final App app;

  DryRun(App app) {
    this.app = app;
  }

  /** A request as it would be sent. */
  static ObjectNode request(String method, URI url, UUID key, Optional<JsonNode> body) {
    ObjectNode request = Json.object();
    request.put("method", method).put("url", url.toString());
    ObjectNode headers = request.putObject("headers");
    headers.put("Idempotency-Key", key.toString());
    body.ifPresent(
        sent -> {
          headers.put("Content-Type", "application/json");
          request.set("body", sent);
        });
    return request;
  }

  /** Prints the requests of a command. */
  void print(List<ObjectNode> requests) {
    Output output = app.output(VIEW);
    Printer printer = requests.size() == 1 ? output.one(VIEW) : output.many(VIEW, Format.JSON);
    requests.forEach(printer::print);
    printer.end();
    app.note("dry run: nothing was sent");
  }
}
