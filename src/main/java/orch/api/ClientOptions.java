package orch.api;

import java.time.Duration;
import java.time.InstantSource;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;

/**
 * Options of the API client that apply to every call.
 *
 * @param attemptTimeout the timeout of one attempt, until the last byte of its answer
 * @param userAgent the value of the User-Agent header
 */
public record ClientOptions(
    Duration attemptTimeout,
    Retry retry,
    String userAgent,
    InstantSource clock,
    Ticker ticker,
    Sleeper sleeper,
    Trace trace) {}
