package orch.api;

import java.time.Duration;

/** A listener for requests and responses. It never receives a secret. */
public interface Trace {
  /** Ignores everything. */
  Trace NONE =
      new Trace() {
        @Override
        public void sending(Call call, int attempt) {}

        @Override
        public void answered(Call call, int status, String requestId, Duration took) {}

        @Override
        public void failed(Call call, ApiException problem, Duration took) {}

        @Override
        public void retrying(Call call, ApiException problem, Duration pause) {}
      };

  /** An attempt begins; attempts count from 1. */
  void sending(Call call, int attempt);

  /** A response was received, whatever its status. */
  void answered(Call call, int status, String requestId, Duration took);

  /** The attempt ended without a usable response. */
  void failed(Call call, ApiException problem, Duration took);

  /** The attempt is over, also when it was interrupted. */
  default void over(Call call) {}

  /** The call will be retried after a pause. */
  void retrying(Call call, ApiException problem, Duration pause);
}
