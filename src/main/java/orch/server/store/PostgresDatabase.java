package orch.server.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import orch.concurrent.Ticker;
import orch.server.store.GroupCommit.Group;
import orch.server.store.Session.Entrance;

/**
 * A database of PostgreSQL. Transactions that write the same account come one after another, in all
 * processes together; those of different accounts do not wait for each other. At most eight
 * connections are open.
 */
final class PostgresDatabase implements Database {
  private static final int WRITERS = 4;
  private static final int READERS = 4;

  /** How long a request waits for a connection, in seconds. */
  private static final int MAX_WAIT = 5;

  private final String name;
  private final List<Writer> writers = new ArrayList<>();
  private final List<PostgresLine> readers = new ArrayList<>();

  /** The one that was used last comes first, so that few are opened. */
  private final BlockingDeque<PostgresLine> free = new LinkedBlockingDeque<>();

  PostgresDatabase(
      PostgresConnections connections, String place, Beginning beginning, Ticker ticker) {
    this.name = "The database " + place;
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new Writer(new PostgresLine(connections, ticker), beginning));
    }
    for (int i = 0; i < READERS; i++) {
      readers.add(new PostgresLine(connections, ticker));
    }
    free.addAll(readers);
  }

  @Override
  public <T> T read(Work<T> work) {
    return onFreeLine(session -> PostgresLocks.NONE, work);
  }

  /** An account always has the same writer, which commits its changes in groups. */
  @Override
  public <T> T write(String account, Work<T> change) {
    int number = Math.floorMod(account.hashCode(), WRITERS);
    return writers.get(number).changes.make(account, Duration.ZERO, change);
  }

  @Override
  public <T> T writeAlone(Work<T> change) {
    return onFreeLine(PostgresLocks::ofEverything, change);
  }

  private <T> T onFreeLine(Function<Session, Entrance> locks, Work<T> work) {
    PostgresLine line = freeLine();
    try {
      return line.transaction(locks, work);
    } catch (SQLException e) {
      throw StoreException.of(name, PostgresErrors.reason(e), e);
    } finally {
      free.addFirst(line);
    }
  }

  private PostgresLine freeLine() {
    try {
      PostgresLine line = free.poll(MAX_WAIT, TimeUnit.SECONDS);
      if (line != null) {
        return line;
      }
      throw unavailable(new IllegalStateException("all connections are in use"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private StoreException unavailable(Exception cause) {
    return StoreException.of(name, "all connections are in use", cause);
  }

  @Override
  public void close() {
    writers.forEach(writer -> writer.line.close());
    readers.forEach(PostgresLine::close);
  }

  /** Commits the changes of some accounts, over one connection. */
  private final class Writer implements GroupCommit.Transactions {
    final PostgresLine line;
    final GroupCommit changes;
    private final Beginning beginning;

    Writer(PostgresLine line, Beginning beginning) {
      this.line = line;
      this.beginning = beginning;
      this.changes = new GroupCommit(line, this);
    }

    @Override
    public void commit(Group group) {
      try {
        int unused =
            line.transaction(
                session -> PostgresLocks.ofAccounts(session, group.accounts()),
                session -> {
                  beginning.ofTransaction(session);
                  return group.in(session);
                });
      } catch (SQLException e) {
        throw StoreException.of(name, PostgresErrors.reason(e), e);
      }
    }
  }
}
