package orch.api;

import java.time.Duration;

/** Hears what goes over the wire; it never hears a secret. */
public interface Trace {
  /** Hears nothing. */
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

  /** An attempt begins; the first is 1. */
  void sending(Call call, int attempt);

  /** An answer is there, of whatever status. */
  void answered(Call call, int status, String requestId, Duration took);

  /** No usable answer came. */
  void failed(Call call, ApiException problem, Duration took);

  /** The call will be tried again after a pause. */
  void retrying(Call call, ApiException problem, Duration pause);
}
