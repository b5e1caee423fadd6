package orch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;

/** Fake time that passes only during sleeps, so that a long wait takes no real time. */
public final class FakeTime implements InstantSource, Ticker, Sleeper {
  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Duration elapsed = Duration.ZERO;
  private int interruptedSleep = Integer.MAX_VALUE;
  private Duration jumpWhileAsleep = Duration.ZERO;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration pause) throws InterruptedException {
    if (sleeps.size() == interruptedSleep) {
      throw new InterruptedException("as Ctrl-C does");
    }
    sleeps.add(pause);
    pass(pause);
    jump(jumpWhileAsleep);
    jumpWhileAsleep = Duration.ZERO;
  }

  @Override
  public synchronized Duration elapsed() {
    return elapsed;
  }

  /** Sets the wall clock forward or back, as a user or a time server does; no time passes. */
  public synchronized void jump(Duration by) {
    now = now.plus(by);
  }

  /** Lets the wall clock jump during the next sleep. */
  public synchronized void jumpWhileAsleep(Duration by) {
    jumpWhileAsleep = by;
  }

  /** The duration of each sleep. */
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  /** Lets time pass without a sleep. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
    elapsed = elapsed.plus(time);
  }

  /** Interrupts the sleep with this number, from 0. */
  public synchronized void interruptSleep(int number) {
    interruptedSleep = number;
  }
}
