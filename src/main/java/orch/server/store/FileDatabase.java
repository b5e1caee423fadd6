package orch.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import orch.server.store.GroupCommit.Group;

/** An open database file. One connection writes and one reads; each serves one thread at a time. */
final class FileDatabase implements Database, GroupCommit.Transactions {
  private final Session writer;
  private final Session reader;
  private final DatabaseLock lock;
  private final Beginning beginning;
  private final GroupCommit changes;

  private FileDatabase(Session writer, Session reader, DatabaseLock lock, Beginning beginning) {
    this.writer = writer;
    this.reader = reader;
    this.lock = lock;
    this.beginning = beginning;
    this.changes = new GroupCommit(writer, this);
  }

  /**
   * Opens both connections. The switch to a write-ahead log needs exclusive access and does not
   * wait for it. So if several processes create the file at once, all but one have to retry.
   */
  static FileDatabase open(Path file, DatabaseLock lock, Beginning beginning) throws SQLException {
    Session writer = session(file);
    boolean done = false;
    try {
      beginning.ofProcess(writer);
      FileDatabase database = new FileDatabase(writer, session(file), lock, beginning);
      done = true;
      return database;
    } finally {
      if (!done) {
        writer.close();
      }
    }
  }

  private static Session session(Path file) throws SQLException {
    Session session = Session.open(file);
    boolean done = false;
    try {
      Schema.ensure(session);
      done = true;
      return session;
    } finally {
      if (!done) {
        session.close();
      }
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    synchronized (reader) {
      try {
        return lock.serve(lock.elapsed(), () -> work.in(reader));
      } catch (SQLException e) {
        throw StoreException.of(lock.file(), e);
      }
    }
  }

  @Override
  public <T> T write(String account, Work<T> change) {
    return changes.make(account, lock.elapsed(), change);
  }

  /** Every transaction is alone: there is one writer, in all processes together. */
  @Override
  public <T> T writeAlone(Work<T> change) {
    return write("", change);
  }

  @Override
  public void commit(Group group) {
    try {
      int unused =
          writer.transaction(
              // The first has waited longest, so that no change waits longer than it would alone.
              begin -> lock.serve(group.since(), begin),
              session -> {
                beginning.ofTransaction(session);
                return group.in(session);
              });
    } catch (SQLException e) {
      throw StoreException.of(lock.file(), e);
    }
  }

  @Override
  public void close() {
    close(reader);
    close(writer);
  }

  private void close(Session session) {
    synchronized (session) {
      try {
        session.close();
      } catch (SQLException e) {
        throw StoreException.of(lock.file(), e);
      }
    }
  }
}
