package orch.server.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import orch.concurrent.Ticker;
import orch.server.store.Database.Work;
import orch.server.store.Session.Entrance;
import org.jspecify.annotations.Nullable;

/** A connection that is opened when it is needed, and anew after it failed. */
final class PostgresLine {
  /** A connection that was used in this time is not tested again. */
  private static final Duration TRUSTED = Duration.ofMillis(500);

  private final PostgresConnections connections;
  private final Ticker ticker;
  private @Nullable Session session;
  private Duration lastUse;

  PostgresLine(PostgresConnections connections, Ticker ticker) {
    this.connections = connections;
    this.ticker = ticker;
    this.lastUse = ticker.elapsed();
  }

  /**
   * Runs a transaction. After a failure the connection is given up: nobody knows its state.
   *
   * @param locks which it begins with
   */
  synchronized <T> T transaction(Function<Session, Entrance> locks, Work<T> work)
      throws SQLException {
    Session live = live();
    boolean done = false;
    try {
      T result = live.transaction(locks.apply(live), work);
      lastUse = ticker.elapsed();
      done = true;
      return result;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** The server may have been started anew since the connection was used. */
  private Session live() throws SQLException {
    Session kept = session;
    if (kept != null) {
      boolean isTrusted = ticker.elapsed().minus(lastUse).compareTo(TRUSTED) < 0;
      if (isTrusted || kept.isAlive()) {
        return kept;
      }
      close();
    }
    Session opened = connections.open();
    session = opened;
    return opened;
  }

  synchronized void close() {
    Session kept = session;
    session = null;
    try {
      if (kept != null) {
        kept.close();
      }
    } catch (SQLException e) {
      // It is broken, which is why it is closed.
      return;
    }
  }
}
