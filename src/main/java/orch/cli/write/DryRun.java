package orch.cli.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orch.api.Api;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.json.Json;
import orch.operation.Write;
import orch.output.Column;
import orch.output.Format;
import orch.output.Output;
import orch.output.Printer;
import orch.output.View;

/** Prints requests, without the credentials, instead of sending them. */
public final class DryRun {
  static final View VIEW =
      new View(
          "url",
          List.of(Column.of("METHOD", "method"), Column.of("URL", "url")),
          List.of("method", "url", "headers.*", "body.*"));

  private final Account account;

  public DryRun(Account account) {
    this.account = account;
  }

  private ObjectNode request(Write write) {
    ObjectNode request = Json.object();
    request.put("method", write.method().name());
    request.put("url", Api.url(account.shownBaseUrl(), write).toString());
    ObjectNode headers = request.putObject("headers");
    headers.put("Idempotency-Key", write.key().toString());
    if (!write.body().isNull()) {
      headers.put("Content-Type", "application/json");
      request.set("body", write.body());
    }
    return request;
  }

  /** Prints the writes of a command. */
  public void print(List<Write> writes) {
    App app = account.app();
    Output output = app.output(VIEW);
    Printer printer = writes.size() == 1 ? output.one(VIEW) : output.many(VIEW, Format.JSON);
    writes.forEach(write -> printer.print(request(write)));
    printer.end();
    app.note("dry run: nothing was sent");
  }
}
