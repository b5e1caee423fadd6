package orch.server;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;

/**
 * The sources of time and randomness of a control plane, which tests replace.
 *
 * @param clock the wall clock, which may jump
 * @param ticker monotonic time
 * @param random seeds the id generator; used by one thread at a time
 */
public record Machine(
    InstantSource clock, Ticker ticker, Sleeper sleeper, RandomGenerator random) {}
