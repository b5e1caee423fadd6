package orch.cli.app;

import java.time.Duration;
import orch.api.ApiException;
import orch.api.Call;
import orch.api.Trace;

/**
 * Logs requests to stderr: retries and timings for {@code -v}, every request for {@code --debug}.
 */
final class WireLog implements Trace {
  private final Messages messages;
  private final boolean everyRequest;

  WireLog(Messages messages, boolean everyRequest) {
    this.messages = messages;
    this.everyRequest = everyRequest;
  }

  @Override
  public void sending(Call call, int attempt) {
    if (everyRequest) {
      String key = call.idempotencyKey().map(k -> ", idempotency key " + k).orElse("");
      String size = call.body().map(body -> ", " + body.length() + " characters").orElse("");
      messages.trace(
          "> " + call.method() + " " + call.url() + " (attempt " + attempt + key + size + ")");
    }
  }

  @Override
  public void answered(Call call, int status, String requestId, Duration took) {
    String id = requestId.isEmpty() ? "" : ", request id " + requestId;
    if (everyRequest) {
      messages.trace("< " + status + " after " + took.toMillis() + " ms" + id);
    } else {
      messages.trace(
          call.method()
              + " "
              + call.url().getPath()
              + ": "
              + status
              + ", "
              + took.toMillis()
              + " ms");
    }
  }

  @Override
  public void failed(Call call, ApiException problem, Duration took) {
    messages.trace("no response after " + took.toMillis() + " ms: " + problem.reply().message());
  }

  @Override
  public void retrying(Call call, ApiException problem, Duration pause) {
    int status = problem.reply().status();
    String why = status == 0 ? "no response" : "HTTP " + status;
    messages.trace(why + ": retrying " + call.method() + " in " + pause.toMillis() + " ms");
  }
}
