package orch.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import orch.concurrent.LockTimeoutException;

/**
 * The state of the control plane in a database file, which other processes may use at the same
 * time. One connection writes and one reads; each is used by one thread at a time.
 */
public final class Store implements AutoCloseable {
  private static final Duration PRUNING = Duration.ofSeconds(1);

  private final Session writer;
  private final Session reader;
  private final DatabaseLock lock;
  private final GroupCommit changes;
  private final DatabaseClock clock;
  private Instant nextPruning = Instant.MIN;

  private Store(Session writer, Session reader, DatabaseLock lock, DatabaseClock clock) {
    this.clock = clock;
    this.writer = writer;
    this.reader = reader;
    this.lock = lock;
    this.changes = new GroupCommit(writer, lock, this::begin);
  }

  /** What happens in a transaction: all of it, or nothing when it throws. */
  public interface Change<T> {
    T in(Transaction transaction) throws SQLException;
  }

  private interface Reading<T> {
    T in(Session session) throws SQLException;
  }

  /**
   * Opens the file, and makes it when it is missing.
   *
   * @throws DatabaseException when that is not possible
   * @throws LockTimeoutException when another process has the file locked until the deadline
   */
  public static Store open(DatabaseLock lock, DatabaseClock clock)
      throws IOException, InterruptedException {
    Path file = lock.file();
    Path absolute = file.toAbsolutePath();
    DatabaseFile.prepare(absolute);
    NativeLibrary.load(absolute.resolveSibling(""));
    try {
      return lock.open(() -> connected(absolute, lock, clock));
    } catch (SQLException e) {
      throw new DatabaseException(file, DatabaseErrors.words(e), DatabaseErrors.isWrongPath(e), e);
    }
  }

  /**
   * The change to a write-ahead log needs the file for itself and does not wait for it, so that of
   * several processes that make the file at once all but one have to try again.
   */
  private static Store connected(Path file, DatabaseLock lock, DatabaseClock clock)
      throws SQLException {
    Session writer = session(file);
    boolean done = false;
    try {
      goOn(clock, new OperationTable(writer));
      Store store = new Store(writer, session(file), lock, clock);
      done = true;
      return store;
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

  /**
   * When the wall clock is behind the newest operation, it has gone back. Then the time goes on
   * from the end of that operation: one that ends early harms less than one that ends an hour late,
   * and what was visible stays so.
   */
  private static void goOn(DatabaseClock clock, OperationTable operations) throws SQLException {
    Optional<Timeline> newest = operations.newest();
    if (newest.isPresent() && clock.now().isBefore(newest.get().accepted())) {
      clock.reach(newest.get().ends());
    }
  }

  /** The configuration as reads show it now. */
  public Optional<String> document(String account, String id) {
    return read(session -> new VersionTable(session).visible(account, id, now()));
  }

  /** The configurations that reads show now, a page of them. */
  public Page page(String account, PageRequest asked) {
    return read(session -> new VersionTable(session).page(account, asked, now()));
  }

  public Optional<StoredOperation> operation(String account, String id) {
    Optional<StoredOperation> found =
        read(session -> new OperationTable(session).byId(account, id));
    // Another process may have accepted it, by a clock that is ahead of the one here.
    found.ifPresent(operation -> clock.reach(operation.timeline().accepted()));
    return found;
  }

  private <T> T read(Reading<T> reading) {
    synchronized (reader) {
      try {
        return lock.serve(lock.elapsed(), () -> reading.in(reader));
      } catch (SQLException e) {
        throw StoreException.of(lock.file(), e);
      }
    }
  }

  /** Makes a change, after those of other threads and processes. */
  public <T> T write(Change<T> change) {
    return changes.make(() -> change.in(begun()));
  }

  private Transaction begun() {
    return new Transaction(new VersionTable(writer), new OperationTable(writer), now());
  }

  /**
   * Before the changes of a transaction. None is stamped with a time before that of another, in
   * this process or in others; and what no read can find any more is forgotten now and then.
   */
  private void begin() throws SQLException {
    Optional<Timeline> newest = new OperationTable(writer).newest();
    if (newest.isPresent()) {
      clock.reach(newest.get().accepted());
    }
    Instant now = now();
    if (!now.isBefore(nextPruning)) {
      new VersionTable(writer).prune(now);
      nextPruning = now.plus(PRUNING);
    }
  }

  /** The time that the database goes by, to the millisecond. */
  public Instant now() {
    return clock.now();
  }

  /** Waits for what is running, then lets go of the file. */
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
