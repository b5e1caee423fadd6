package orch.server;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import orch.server.Session.Statements;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes that come in at the same time in one transaction, which costs little more than one
 * change alone. Whoever gets the connection works for all who wait; nobody waits for company.
 */
final class GroupCommit {
  private static final int MOST = 64;

  private final Session session;
  private final Queue<Ticket<?>> waiting = new ConcurrentLinkedQueue<>();

  GroupCommit(Session session) {
    this.session = session;
  }

  /**
   * Makes the change, or nothing of it when it throws; others are not affected by that.
   *
   * @throws StoreFailure when the database fails; then none of the group is made
   */
  <T> T make(Statements<T> change) {
    Ticket<T> ticket = new Ticket<>(change);
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
    try {
      session.transaction(() -> runAll(group));
    } catch (SQLException e) {
      group.forEach(ticket -> ticket.failure = new StoreFailure(e));
    }
    group.forEach(ticket -> ticket.isDecided = true);
  }

  private int runAll(List<Ticket<?>> group) throws SQLException {
    for (Ticket<?> ticket : group) {
      ticket.run(session);
    }
    return group.size();
  }

  /** A change that waits for its turn, and later what came of it. */
  private static final class Ticket<T> {
    private final Statements<T> change;
    private boolean isDecided;
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Ticket(Statements<T> change) {
      this.change = change;
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
