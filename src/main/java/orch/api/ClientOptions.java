package orch.api;

import java.time.Duration;
import java.time.InstantSource;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Options of the API client that apply to every call.
 *
 * @param attemptTimeout the timeout of one attempt, until the last byte of its answer
 * @param userAgent the value of the User-Agent header
 * @param connections what the client shares with others; null for connections of its own
 */
public record ClientOptions(
    Duration attemptTimeout,
    Retry retry,
    String userAgent,
    InstantSource clock,
    Ticker ticker,
    Sleeper sleeper,
    Trace trace,
    @Nullable SharedConnections connections) {
  /** Options of a client with connections of its own. */
  public ClientOptions(
      Duration attemptTimeout,
      Retry retry,
      String userAgent,
      InstantSource clock,
      Ticker ticker,
      Sleeper sleeper,
      Trace trace) {
    this(attemptTimeout, retry, userAgent, clock, ticker, sleeper, trace, null);
  }
}
