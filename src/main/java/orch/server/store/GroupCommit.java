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
 * Makes changes that come in at the same time in one transaction, which costs little more than one
 * change alone. The thread that gets the connection commits all queued changes; nobody waits for
 * company.
 */
final class GroupCommit {
  private static final int MOST = 64;

  private final Session session;
  private final DatabaseLock lock;
  private final Beginning beginning;
  private final Queue<Ticket<?>> waiting = new ConcurrentLinkedQueue<>();

  GroupCommit(Session session, DatabaseLock lock, Beginning beginning) {
    this.session = session;
    this.lock = lock;
    this.beginning = beginning;
  }

  /** What comes first in each transaction. */
  interface Beginning {
    void run() throws SQLException;
  }

  /**
   * Makes the change, or nothing of it when it throws; others are not affected by that.
   *
   * @throws StoreException when the database fails; then none of the group is made
   */
  <T> T make(Statements<T> change) {
    Ticket<T> ticket = new Ticket<>(change, lock.elapsed());
    waiting.add(ticket);
    synchronized (session) {
      while (!ticket.isDecided) {
        commitSome();
      }
    }
    return ticket.result();
  }

  private void commitSome() {
    List<Ticket<?>> group = new ArrayList<>();
    for (Ticket<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
      if (group.size() == MOST) {
        break;
      }
    }
    // The first has waited longest: none waits longer than it would alone.
    Duration since = group.get(0).since;
    try {
      session.transaction(begin -> lock.serve(since, begin::run), () -> runAll(group));
    } catch (SQLException e) {
      fail(group, StoreException.of(lock.file(), e));
    } catch (RuntimeException e) {
      fail(group, e);
    } catch (Error e) {
      // The others wait in threads of their own, which do not hear of it otherwise.
      fail(group, StoreException.together(e));
      throw e;
    } finally {
      for (Ticket<?> ticket : group) {
        ticket.isDecided = true;
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

  /** A change that waits for its turn, and later what came of it. */
  private static final class Ticket<T> {
    private final Statements<T> change;
    private final Duration since;
    private boolean isDecided;
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Ticket(Statements<T> change, Duration since) {
      this.change = change;
      this.since = since;
    }

    void run(Session session) throws SQLException {
      try {
        value = session.part(change);
      } catch (RuntimeException e) {
        failure = e;
      }
    }

    T result() {
      if (failure != null || value == null) {
        throw failure == null ? new IllegalStateException("nothing came of a change") : failure;
      }
      return value;
    }
  }
}
