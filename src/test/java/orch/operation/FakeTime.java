package orch.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;

/** A clock that advances only during sleeps, and records them. */
public final class FakeTime implements InstantSource, Ticker, Sleeper {
  /** The start time. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Duration elapsed() {
    return passed();
  }

  @Override
  public void sleep(Duration pause) {
    sleeps.add(pause);
    now = now.plus(pause);
  }

  /** Lets time pass without a sleep. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** The sleeps so far. */
  public List<Duration> sleeps() {
    return sleeps;
  }

  /** The time that has passed. */
  public Duration passed() {
    return Duration.between(START, now);
  }
}
