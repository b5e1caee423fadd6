package orch.cli.app;

import java.time.Duration;
import orch.api.ApiException;
import orch.api.Call;
import orch.api.Trace;

/** Writes each request to stderr as a curl command, and passes all events on. */
final class CurlLog implements Trace {
  private final Messages messages;
  private final CurlCommand curl;
  private final Trace next;

  CurlLog(Messages messages, CurlCommand curl, Trace next) {
    this.messages = messages;
    this.curl = curl;
    this.next = next;
  }

  @Override
  public void sending(Call call, int attempt) {
    // A retry is the same request.
    if (attempt == 1) {
      messages.curl(curl.of(call));
    }
    next.sending(call, attempt);
  }

  @Override
  public void answered(Call call, int status, String requestId, Duration took) {
    next.answered(call, status, requestId, took);
  }

  @Override
  public void failed(Call call, ApiException problem, Duration took) {
    next.failed(call, problem, took);
  }

  @Override
  public void retrying(Call call, ApiException problem, Duration pause) {
    next.retrying(call, problem, pause);
  }
}
