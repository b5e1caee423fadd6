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
public record LoginProbe(Optional<Duration> ahead, Optional<ApiException> problem) {
  static LoginProbe of(Call call, RawResponse answer) {
    Optional<ApiException> problem =
        answer.isSuccess() ? Optional.empty() : Optional.of(ApiException.of(call, answer));
    return new LoginProbe(
        answer.date().map(date -> Duration.between(date, answer.received())), problem);
  }
}
