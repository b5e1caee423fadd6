package orch.server.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What happens before any change: the clock and the tables are brought up to date. */
public final class Beginning {
  private static final Duration PRUNE_INTERVAL = Duration.ofSeconds(1);

  private final DatabaseClock clock;
  private Instant nextPruning = Instant.MIN;

  public Beginning(DatabaseClock clock) {
    this.clock = clock;
  }

  /**
   * Runs once, when the database is opened. If the wall clock is behind the newest operation, it
   * was set back. Then the database clock continues from the end of that operation: an operation
   * that ends early does less harm than one that ends an hour late, and visible versions stay
   * visible.
   */
  void ofProcess(Session session) throws SQLException {
    Optional<Timeline> newest = new OperationTable(session).newest();
    if (newest.isPresent() && clock.now().isBefore(newest.get().accepted())) {
      clock.advanceTo(newest.get().ends());
    }
  }

  /**
   * Runs before the changes of a transaction. It advances the clock, so that timestamps never
   * decrease across processes, and at most once a second deletes versions that no read can find.
   */
  void ofTransaction(Session session) throws SQLException {
    Optional<Timeline> newest = new OperationTable(session).newest();
    if (newest.isPresent()) {
      clock.advanceTo(newest.get().accepted());
    }
    Instant now = clock.now();
    if (isPruningDue(now)) {
      new VersionTable(session).prune(now);
    }
  }

  private synchronized boolean isPruningDue(Instant now) {
    if (now.isBefore(nextPruning)) {
      return false;
    }
    nextPruning = now.plus(PRUNE_INTERVAL);
    return true;
  }
}
