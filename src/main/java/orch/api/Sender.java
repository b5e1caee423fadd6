package orch.api;

import java.time.Duration;
import java.util.Optional;
import orch.concurrent.Deadline;

/** Sends a call, again where the policy says so, and never past the deadline. */
final class Sender {
  private final HttpTransport wire;
  private final ClientOptions manner;

  Sender(HttpTransport wire, ClientOptions manner) {
    this.wire = wire;
    this.manner = manner;
  }

  /**
   * The answer of the first attempt that succeeds.
   *
   * @throws ApiException what the last attempt met with
   */
  RawResponse send(Call call, Retry retry, Deadline deadline) throws InterruptedException {
    Optional<ApiException> inDoubt = Optional.empty();
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(call, attempt, deadline);
      } catch (ApiException problem) {
        Optional<Duration> pause = retry.next(attempt, problem, deadline.left());
        if (pause.isEmpty()) {
          throw settled(problem, inDoubt);
        }
        if (call.isWrite() && inDoubt.isEmpty() && !problem.isWithoutEffect()) {
          inDoubt = Optional.of(problem);
        }
        manner.trace().retrying(call, problem, pause.get());
        manner.sleeper().sleep(pause.get());
      }
    }
  }

  /** A refusal of the last attempt says nothing about an earlier one whose answer never came. */
  private static ApiException settled(ApiException last, Optional<ApiException> inDoubt) {
    return inDoubt.isPresent() && last.isWithoutEffect()
        ? new ApiException.InDoubt(last, inDoubt.get())
        : last;
  }

  private RawResponse attempt(Call call, int number, Deadline deadline)
      throws InterruptedException {
    RawResponse answer = exchange(call, number, deadline);
    if (!answer.isSuccess()) {
      throw ApiException.of(call, answer);
    }
    return answer;
  }

  /** The answer of one attempt, whatever its status. */
  RawResponse exchange(Call call, int number, Deadline deadline) throws InterruptedException {
    if (deadline.left().isZero()) {
      throw new ApiException.DeadlinePassed(call);
    }
    Trace trace = manner.trace();
    trace.sending(call, number);
    Duration start = manner.ticker().elapsed();
    RawResponse answer;
    try {
      answer = wire.exchange(call, shorter(deadline.left(), manner.attemptTimeout()));
    } catch (ApiException problem) {
      trace.failed(call, problem, manner.ticker().elapsed().minus(start));
      throw problem;
    }
    Duration took = manner.ticker().elapsed().minus(start);
    trace.answered(call, answer.status(), answer.requestId(), took);
    return answer;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
