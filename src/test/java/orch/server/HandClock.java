package orch.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import orch.concurrent.Ticker;

/** Fake time that advances only on request. */
public final class HandClock implements InstantSource, Ticker {
  private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private volatile Duration elapsed = Duration.ZERO;

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Duration elapsed() {
    return elapsed;
  }

  public synchronized void pass(Duration duration) {
    now = now.plus(duration);
    elapsed = elapsed.plus(duration);
  }

  public void passSeconds(long seconds) {
    pass(Duration.ofSeconds(seconds));
  }

  /** Sets the wall clock forward or back; no time passes. */
  synchronized void jump(Duration by) {
    now = now.plus(by);
  }
}
