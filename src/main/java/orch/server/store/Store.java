package orch.server.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The state of the control plane, in a database that other processes may use at the same time. */
public final class Store implements AutoCloseable {
  private final Database database;
  private final DatabaseClock clock;

  /**
   * @param clock that of the database's {@link Beginning}
   */
  public Store(Database database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The changes of a transaction, which are rolled back when one throws. */
  public interface Change<T> {
    T in(Transaction transaction) throws SQLException;
  }

  /** The configuration as reads show it now. */
  public Optional<String> document(String account, String id) {
    return database.read(session -> new VersionTable(session).visible(account, id, now()));
  }

  /** A page of the configurations that reads show now. */
  public StoredPage page(String account, PageRequest asked) {
    return database.read(session -> new VersionTable(session).page(account, asked, now()));
  }

  public Optional<StoredOperation> operation(String account, String id) {
    Optional<StoredOperation> found =
        database.read(session -> new OperationTable(session).byId(account, id));
    // Another process, whose clock is ahead of ours, may have accepted it.
    found.ifPresent(operation -> clock.advanceTo(operation.timeline().accepted()));
    return found;
  }

  /** All configurations of an account that reads show now, in the order of their ids. */
  public List<String> documents(String account) {
    return database.read(session -> new VersionTable(session).all(account, now()));
  }

  /** The configurations and operations of all accounts. */
  public Counts counts() {
    return database.read(
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
        database.writeAlone(
            session -> {
              new VersionTable(session).clear();
              new OperationTable(session).clear();
              new ReferenceTable(session).clear();
              return true;
            });
  }

  /** Makes a change of an account, in turn with those of other threads and processes. */
  public <T> T write(String account, Change<T> change) {
    return database.write(account, session -> change.in(transaction(session)));
  }

  /** The reads and writes of a transaction on the resources that configurations refer to. */
  public interface ReferenceChange<T> {
    T in(ReferenceTable references, Instant now) throws SQLException;
  }

  /** The same for the resources that configurations refer to. */
  public <T> T writeReferences(String account, ReferenceChange<T> change) {
    return database.write(
        account,
        session -> {
          ReferenceTable references = new ReferenceTable(session);
          references.ensure();
          return change.in(references, now());
        });
  }

  private Transaction transaction(Session session) {
    return new Transaction(new VersionTable(session), new OperationTable(session), now());
  }

  /** The time of the database clock, to the millisecond. */
  public Instant now() {
    return clock.now();
  }

  /** Waits for running statements, then closes the database. */
  @Override
  public void close() {
    database.close();
  }
}
