package orch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import orch.operation.Sleeper;

/** Time that passes only while somebody sleeps; a long wait takes no time at all. */
public final class FakeTime implements InstantSource, Sleeper {
  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private int interruptedSleep = Integer.MAX_VALUE;

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
    now = now.plus(pause);
  }

  /** How long each sleep was. */
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  /** Lets time pass without a sleep. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  /** Interrupts the sleep with this number, from 0. */
  public synchronized void interruptSleep(int number) {
    interruptedSleep = number;
  }
}
