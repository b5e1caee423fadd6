package orch.api;

import java.time.Duration;
import java.time.InstantSource;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;

/**
 * How calls are made, whatever they are.
 *
 * @param attemptTimeout the longest that one attempt may take, to the last byte of its answer
 * @param userAgent what orch calls itself
 */
public record ClientOptions(
    Duration attemptTimeout,
    Retry retry,
    String userAgent,
    InstantSource clock,
    Ticker ticker,
    Sleeper sleeper,
    Trace trace) {}
