package orch.server.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import orch.concurrent.Ticker;

/**
 * The time that the database goes by. It follows the wall clock forward and never goes back: while
 * the wall clock is behind, it goes on at the pace of the ticker.
 */
public final class DatabaseClock {
  private final InstantSource clock;
  private final Ticker ticker;
  private Instant latest;
  private Duration latestTick;

  public DatabaseClock(InstantSource clock, Ticker ticker) {
    this.clock = clock;
    this.ticker = ticker;
    this.latest = clock.instant();
    this.latestTick = ticker.elapsed();
  }

  /** The time, to the millisecond. */
  synchronized Instant now() {
    // The clock first: a thread that stands still between the two must not push the time ahead.
    Instant wall = clock.instant();
    Duration tick = ticker.elapsed();
    Instant steady = latest.plus(tick.minus(latestTick));
    latest = wall.isAfter(steady) ? wall : steady;
    latestTick = tick;
    return latest.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Goes on from this moment at least: the database holds a stamp of it. */
  synchronized void reach(Instant stamp) {
    if (stamp.isAfter(now())) {
      latest = stamp;
    }
  }
}
