package orch.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import orch.concurrent.Ticker;

/** Machines for control planes of tests. */
public final class Machines {
  private Machines() {}

  /** This one. */
  public static Machine real() {
    return at(InstantSource.system(), () -> Duration.ofNanos(System.nanoTime()));
  }

  /** One with another time; its sleeps are real. */
  public static Machine at(InstantSource clock, Ticker ticker) {
    return new Machine(clock, ticker, pause -> Thread.sleep(pause.toMillis()), new Random());
  }
}
