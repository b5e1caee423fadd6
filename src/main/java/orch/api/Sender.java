package orch.api;

import java.time.Duration;
import java.util.Optional;
import orch.operation.Deadline;

/** Sends a call, again where the policy says so, and never past the deadline. */
final class Sender {
  private final Wire wire;
  private final Manner manner;

  Sender(Wire wire, Manner manner) {
    this.wire = wire;
    this.manner = manner;
  }

  /**
   * The answer of the first attempt that succeeds.
   *
   * @throws ApiProblem what the last attempt met with
   */
  Answer send(Call call, Retry retry, Deadline deadline) throws InterruptedException {
    Optional<ApiProblem> inDoubt = Optional.empty();
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(call, attempt, deadline);
      } catch (ApiProblem problem) {
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
  private static ApiProblem settled(ApiProblem last, Optional<ApiProblem> inDoubt) {
    return inDoubt.isPresent() && last.isWithoutEffect()
        ? new ApiProblem.InDoubt(last, inDoubt.get())
        : last;
  }

  private Answer attempt(Call call, int number, Deadline deadline) throws InterruptedException {
    Answer answer = exchange(call, number, deadline);
    if (!answer.isSuccess()) {
      throw ApiProblem.of(call, answer);
    }
    return answer;
  }

  /** The answer of one attempt, whatever its status. */
  Answer exchange(Call call, int number, Deadline deadline) throws InterruptedException {
    if (deadline.left().isZero()) {
      throw new ApiProblem.DeadlinePassed(call);
    }
    Trace trace = manner.trace();
    trace.sending(call, number);
    Duration start = manner.ticker().elapsed();
    Answer answer;
    try {
      answer = wire.exchange(call, shorter(deadline.left(), manner.attemptTimeout()));
    } catch (ApiProblem problem) {
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
