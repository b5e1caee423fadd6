package orch.server.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import orch.server.store.Session.Statements;
import org.jspecify.annotations.Nullable;

/**
 * Commits changes that arrive at the same time in one transaction, which costs little more than one
 * change alone. The lock holder commits all queued changes; no change waits for others to arrive.
 */
final class GroupCommit {
  private static final int MAX_GROUP = 64;

  private final Session session;
  private final DatabaseLock lock;
  private final Beginning beginning;
  private final Queue<Ticket<?>> waiting = new ConcurrentLinkedQueue<>();

  GroupCommit(Session session, DatabaseLock lock, Beginning beginning) {
    this.session = session;
    this.lock = lock;
    this.beginning = beginning;
  }

  /** Runs at the start of each transaction. */
  interface Beginning {
    void run() throws SQLException;
  }

  /**
   * Makes the change. If it throws, it alone is rolled back.
   *
   * @throws StoreException when the database fails; then no change of the group is made
   */
  <T> T make(Statements<T> change) {
    Ticket<T> ticket = new Ticket<>(change, lock.elapsed());
    waiting.add(ticket);
    synchronized (session) {
      while (!ticket.isDone) {
        commitGroup();
      }
    }
    return ticket.result();
  }

  private void commitGroup() {
    List<Ticket<?>> group = new ArrayList<>();
    for (Ticket<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
      if (group.size() == MAX_GROUP) {
        break;
      }
    }
    // The first has waited longest, so that no change waits longer than it would alone.
    Duration since = group.get(0).since;
    try {
      session.transaction(begin -> lock.serve(since, begin::run), () -> runAll(group));
    } catch (SQLException e) {
      fail(group, StoreException.of(lock.file(), e));
    } catch (RuntimeException e) {
      fail(group, e);
    } catch (Error e) {
      // The other changes belong to other threads, which must fail, too.
      fail(group, StoreException.together(e));
      throw e;
    } finally {
      for (Ticket<?> ticket : group) {
        ticket.isDone = true;
      }
    }
  }

  private static void fail(List<Ticket<?>> group, RuntimeException failure) {
    group.forEach(ticket -> ticket.failure = failure);
  }

  private int runAll(List<Ticket<?>> group) throws SQLException {
    beginning.run();
    for (Ticket<?> ticket : group) {
      ticket.run(session);
    }
    return group.size();
  }

  /** A queued change, and later its result. */
  private static final class Ticket<T> {
    private final Statements<T> change;
    private final Duration since;
    private boolean isDone;
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Ticket(Statements<T> change, Duration since) {
      this.change = change;
      this.since = since;
    }

    void run(Session session) throws SQLException {
      try {
        value = session.savepoint(change);
      } catch (RuntimeException e) {
        failure = e;
      }
    }

    T result() {
      if (failure != null || value == null) {
        throw failure == null ? new IllegalStateException("a change has no result") : failure;
      }
      return value;
    }
  }
}
