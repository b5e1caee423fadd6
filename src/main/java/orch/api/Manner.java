package orch.api;

import java.time.Duration;
import java.time.InstantSource;
import orch.operation.Sleeper;
import orch.operation.Ticker;

/**
 * How calls are made, whatever they are.
 *
 * @param attemptTimeout the longest that one attempt may take, to the last byte of its answer
 * @param userAgent what orch calls itself
 */
public record Manner(
    Duration attemptTimeout,
    Retry retry,
    String userAgent,
    InstantSource clock,
    Ticker ticker,
    Sleeper sleeper,
    Trace trace) {}
