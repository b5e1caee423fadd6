package orch.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import orch.concurrent.Ticker;

/** The {@link Machine} of control planes in tests. */
public final class Machines {
  private Machines() {}

  /** The real clock, ticker and sleeper. */
  public static Machine real() {
    return at(InstantSource.system(), () -> Duration.ofNanos(System.nanoTime()));
  }

  /** A machine with another clock and ticker; its sleeps are real. */
  public static Machine at(InstantSource clock, Ticker ticker) {
    return new Machine(clock, ticker, pause -> Thread.sleep(pause.toMillis()), new Random());
  }
}
