package orch.api;

import java.time.Duration;
import java.util.Optional;

/**
 * The service's answer to the smallest call: whether it accepts the credentials, and what time it
 * has.
 *
 * @param ahead how far this machine's clock is ahead of the service's, negative for behind; empty
 *     when the answer has no date
 * @param problem why the call was refused; empty when it succeeded
 */
public record LoginProbe(Optional<Duration> ahead, Optional<ApiException> problem) {
  static LoginProbe of(Call call, RawResponse answer) {
    Optional<ApiException> problem =
        answer.isSuccess() ? Optional.empty() : Optional.of(ApiException.of(call, answer));
    return new LoginProbe(
        answer.date().map(date -> Duration.between(date, answer.received())), problem);
  }
}
