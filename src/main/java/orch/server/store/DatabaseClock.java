package orch.server.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import orch.concurrent.Ticker;

/**
 * The clock of the database. It follows the wall clock forward and never goes back: while the wall
 * clock is behind, it advances with the ticker.
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
    // The wall clock is read first: a pause between the two reads must not push the time ahead.
    Instant wall = clock.instant();
    Duration tick = ticker.elapsed();
    Instant steady = latest.plus(tick.minus(latestTick));
    latest = wall.isAfter(steady) ? wall : steady;
    latestTick = tick;
    return latest.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Advances to this timestamp, which the database holds, if it is later than now. */
  synchronized void advanceTo(Instant stamp) {
    if (stamp.isAfter(now())) {
      latest = stamp;
    }
  }
}
