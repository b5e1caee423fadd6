package orch.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import orch.concurrent.Deadline;
import org.jspecify.annotations.Nullable;

/** Sends a call with retries, as the retry policy says and never past the deadline. */
final class Sender {
  private final HttpTransport transport;
  private final ClientOptions options;

  /** The last answer without its body, for its Date. */
  private volatile @Nullable RawResponse last;

  Sender(HttpTransport transport, ClientOptions options) {
    this.transport = transport;
    this.options = options;
  }

  /**
   * The answer of the first attempt that succeeds.
   *
   * @throws ApiException why the last attempt failed
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
        options.trace().retrying(call, problem, pause.get());
        options.sleeper().sleep(pause.get());
      }
    }
  }

  /** A refusal of the last attempt does not settle an earlier attempt without an answer. */
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

  /** Sends one attempt; returns the answer whatever its status. */
  RawResponse exchange(Call call, int number, Deadline deadline) throws InterruptedException {
    SharedConnections shared = options.connections();
    if (shared == null) {
      return freeExchange(call, number, deadline);
    }
    Semaphore requests = shared.requests();
    requests.acquire();
    try {
      return freeExchange(call, number, deadline);
    } finally {
      requests.release();
    }
  }

  private RawResponse freeExchange(Call call, int number, Deadline deadline)
      throws InterruptedException {
    if (deadline.left().isZero()) {
      throw new ApiException.DeadlinePassed(call);
    }
    Trace trace = options.trace();
    trace.sending(call, number);
    Duration start = options.ticker().elapsed();
    RawResponse answer;
    try {
      answer = transport.exchange(call, shorter(deadline.left(), options.attemptTimeout()));
    } catch (ApiException problem) {
      trace.failed(call, problem, options.ticker().elapsed().minus(start));
      throw problem;
    } finally {
      trace.over(call);
    }
    last = new RawResponse(answer.status(), answer.headers(), "", answer.received());
    Duration took = options.ticker().elapsed().minus(start);
    trace.answered(call, answer.status(), answer.requestId(), took);
    return answer;
  }

  /** The wall clock of this machine. */
  Instant now() {
    return options.clock().instant();
  }

  /** How far the service's clock was ahead of this machine's at the last answer. */
  Duration serviceAhead() {
    RawResponse answer = last;
    return answer == null ? Duration.ZERO : answer.serviceAhead();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
