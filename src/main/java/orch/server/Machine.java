package orch.server;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;

/**
 * What a control plane takes from the machine it runs on.
 *
 * @param clock the wall clock, which may jump
 * @param ticker measures time that has passed, whatever the clock does
 * @param random seeds the generator of ids; from one thread at a time
 */
public record Machine(
    InstantSource clock, Ticker ticker, Sleeper sleeper, RandomGenerator random) {}
