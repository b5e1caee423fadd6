package orch.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import orch.concurrent.LockTimeoutException;

/**
 * The state of the control plane in a database file, which other processes may use at the same
 * time. One connection writes and one reads; each is used by one thread at a time.
 */
public final class Store implements AutoCloseable {
  private static final Duration PRUNE_INTERVAL = Duration.ofSeconds(1);

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

  /** The changes of a transaction, which are rolled back when one throws. */
  public interface Change<T> {
    T in(Transaction transaction) throws SQLException;
  }

  private interface Reading<T> {
    T in(Session session) throws SQLException;
  }

  /**
   * Opens the database file, and creates it when it is missing.
   *
   * @throws DatabaseException when the file cannot be opened or created
   * @throws LockTimeoutException when another process still holds the lock at the deadline
   */
  public static Store open(DatabaseLock lock, DatabaseClock clock)
      throws IOException, InterruptedException {
    Path file = lock.file();
    Path absolute = file.toAbsolutePath();
    DatabaseFile.prepare(absolute);
    loadLibrary(absolute);
    try {
      return lock.open(() -> connected(absolute, lock, clock));
    } catch (SQLException e) {
      throw new DatabaseException(file, DatabaseErrors.reason(e), DatabaseErrors.isWrongPath(e), e);
    }
  }

  /** A failure is one of the database, too: no other file or port would help. */
  private static void loadLibrary(Path file) throws DatabaseException {
    try {
      NativeLibrary.load(file.resolveSibling(""));
    } catch (IOException e) {
      throw new DatabaseException(file, String.valueOf(e.getMessage()), false, e);
    }
  }

  /**
   * Opens both connections. The switch to a write-ahead log needs exclusive access and does not
   * wait for it. So if several processes create the file at once, all but one have to retry.
   */
  private static Store connected(Path file, DatabaseLock lock, DatabaseClock clock)
      throws SQLException {
    Session writer = session(file);
    boolean done = false;
    try {
      correctClock(clock, new OperationTable(writer));
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
   * If the wall clock is behind the newest operation, it was set back. Then the database clock
   * continues from the end of that operation: an operation that ends early does less harm than one
   * that ends an hour late, and visible versions stay visible.
   */
  private static void correctClock(DatabaseClock clock, OperationTable operations)
      throws SQLException {
    Optional<Timeline> newest = operations.newest();
    if (newest.isPresent() && clock.now().isBefore(newest.get().accepted())) {
      clock.advanceTo(newest.get().ends());
    }
  }

  /** The configuration as reads show it now. */
  public Optional<String> document(String account, String id) {
    return read(session -> new VersionTable(session).visible(account, id, now()));
  }

  /** A page of the configurations that reads show now. */
  public StoredPage page(String account, PageRequest asked) {
    return read(session -> new VersionTable(session).page(account, asked, now()));
  }

  public Optional<StoredOperation> operation(String account, String id) {
    Optional<StoredOperation> found =
        read(session -> new OperationTable(session).byId(account, id));
    // Another process, whose clock is ahead of ours, may have accepted it.
    found.ifPresent(operation -> clock.advanceTo(operation.timeline().accepted()));
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

  /** All configurations of an account that reads show now, in the order of their ids. */
  public List<String> documents(String account) {
    return read(session -> new VersionTable(session).all(account, now()));
  }

  /** The configurations and operations of all accounts. */
  public Counts counts() {
    return read(
        session ->
            new Counts(
                new VersionTable(session).count(now()), new OperationTable(session).count(now())));
  }

  /**
   * How much there is.
   *
   * @param configurations that reads show now
   * @param openOperations that have not ended
   */
  public record Counts(long configurations, long openOperations) {}

  /** Deletes everything, of all accounts. */
  public void clear() {
    boolean unused =
        write(
            in -> {
              in.versions().clear();
              in.operations().clear();
              return true;
            });
  }

  /** Makes a change, in turn with those of other threads and processes. */
  public <T> T write(Change<T> change) {
    return changes.make(() -> change.in(transaction()));
  }

  private Transaction transaction() {
    return new Transaction(new VersionTable(writer), new OperationTable(writer), now());
  }

  /**
   * Runs before the changes of a transaction. It advances the clock, so that timestamps never
   * decrease across processes, and at most once a second deletes versions that no read can find.
   */
  private void begin() throws SQLException {
    Optional<Timeline> newest = new OperationTable(writer).newest();
    if (newest.isPresent()) {
      clock.advanceTo(newest.get().accepted());
    }
    Instant now = now();
    if (!now.isBefore(nextPruning)) {
      new VersionTable(writer).prune(now);
      nextPruning = now.plus(PRUNE_INTERVAL);
    }
  }

  /** The time of the database clock, to the millisecond. */
  public Instant now() {
    return clock.now();
  }

  /** Waits for running statements, then closes the file. */
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
