package orch.api;

import java.time.Duration;
import java.util.Optional;

/**
 * How the service answers the smallest of all calls.
 *
 * @param ahead how far this machine's clock is ahead of the service's, negative for behind; empty
 *     when the service did not tell its time
 * @param problem why it was refused; empty when it was not
 */
public record Greeting(Optional<Duration> ahead, Optional<ApiProblem> problem) {
  static Greeting of(Call call, Answer answer) {
    Optional<ApiProblem> problem =
        answer.isSuccess() ? Optional.empty() : Optional.of(ApiProblem.of(call, answer));
    return new Greeting(
        answer.date().map(date -> Duration.between(date, answer.received())), problem);
  }
}
