package orch.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Options of the API client that apply to every call.
 *
 * @param attemptTimeout the timeout of one attempt, until the last byte of its answer
 * @param userAgent the value of the User-Agent header
 * @param requests bounds the requests that several clients send at the same time; null for no bound
 */
public record ClientOptions(
    Duration attemptTimeout,
    Retry retry,
    String userAgent,
    InstantSource clock,
    Ticker ticker,
    Sleeper sleeper,
    Trace trace,
    @Nullable Semaphore requests) {
  /** Options of a client that needs no bound. */
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
