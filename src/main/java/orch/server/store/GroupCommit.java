package orch.server.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import orch.server.store.Database.Work;
import org.jspecify.annotations.Nullable;

/**
 * Commits changes that arrive at the same time in one transaction, which costs little more than one
 * change alone. The lock holder commits all queued changes; no change waits for others to arrive.
 */
final class GroupCommit {
  private static final int MAX_GROUP = 64;

  private final Object turn;
  private final Transactions transactions;
  private final Queue<Ticket<?>> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param turn the lock of the connection that writes
   */
  GroupCommit(Object turn, Transactions transactions) {
    this.turn = turn;
    this.transactions = transactions;
  }

  /** How a group becomes a transaction. */
  interface Transactions {
    /**
     * Makes all changes of the group, or none.
     *
     * @throws StoreException when the database fails
     */
    void commit(Group group);
  }

  /**
   * Makes the change. If it throws, it alone is rolled back.
   *
   * @param account whose data it changes
   * @param since when it began to wait
   * @throws StoreException when the database fails; then no change of the group is made
   */
  <T> T make(String account, Duration since, Work<T> change) {
    Ticket<T> ticket = new Ticket<>(change, account, since);
    waiting.add(ticket);
    synchronized (turn) {
      while (!ticket.isDone) {
        commit(nextGroup());
      }
    }
    return ticket.result();
  }

  private Group nextGroup() {
    List<Ticket<?>> group = new ArrayList<>();
    for (Ticket<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
      if (group.size() == MAX_GROUP) {
        break;
      }
    }
    return new Group(group);
  }

  private void commit(Group group) {
    try {
      transactions.commit(group);
    } catch (RuntimeException e) {
      group.fail(e);
    } catch (Error e) {
      // The other changes belong to other threads, which must fail, too.
      group.fail(StoreException.together(e));
      throw e;
    } finally {
      group.end();
    }
  }

  /** Changes that are committed together. */
  static final class Group {
    private final List<Ticket<?>> tickets;

    private Group(List<Ticket<?>> tickets) {
      this.tickets = tickets;
    }

    /** When the first of them began to wait. */
    Duration since() {
      return tickets.get(0).since;
    }

    /** Whose data they change; an account may be named more than once. */
    List<String> accounts() {
      List<String> accounts = new ArrayList<>();
      for (Ticket<?> ticket : tickets) {
        accounts.add(ticket.account);
      }
      return accounts;
    }

    /** Makes the changes within a transaction. One that is refused is undone alone. */
    int in(Session session) throws SQLException {
      for (Ticket<?> ticket : tickets) {
        ticket.run(session);
      }
      return tickets.size();
    }

    private void fail(RuntimeException failure) {
      for (Ticket<?> ticket : tickets) {
        ticket.failure = failure;
      }
    }

    private void end() {
      for (Ticket<?> ticket : tickets) {
        ticket.isDone = true;
      }
    }
  }

  /** A queued change, and later its result. */
  private static final class Ticket<T> {
    private final Work<T> change;
    private final String account;
    private final Duration since;
    private boolean isDone;
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Ticket(Work<T> change, String account, Duration since) {
      this.change = change;
      this.account = account;
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
