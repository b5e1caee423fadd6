package orch.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import orch.server.fault.Fault;

/** The SQL statements for operations. */
public final class OperationTable {
  private static final String SELECT =
      """
      SELECT id, account, configuration, accepted_at, completes_at, fault,
      coalesce(idempotency_key, ''), fingerprint FROM operations
      """;

  private final Session session;

  OperationTable(Session session) {
    this.session = session;
  }

  Optional<StoredOperation> byId(String account, String id) throws SQLException {
    return session.query(
        SELECT + "WHERE id = ? AND account = ?", OperationTable::first, id, account);
  }

  public Optional<StoredOperation> byKey(String account, String key) throws SQLException {
    return session.query(
        SELECT + "WHERE account = ? AND idempotency_key = ?", OperationTable::first, account, key);
  }

  /** The timeline of the operation that any process accepted last. */
  Optional<Timeline> newest() throws SQLException {
    // Ids sort by the time of acceptance.
    return session.query(
        "SELECT accepted_at, completes_at FROM operations WHERE id > '' ORDER BY id DESC LIMIT 1",
        rows -> rows.next() ? Optional.of(timeline(rows, 1)) : Optional.empty());
  }

  private static Timeline timeline(ResultSet rows, int column) throws SQLException {
    return new Timeline(
        Instant.ofEpochMilli(rows.getLong(column)), Instant.ofEpochMilli(rows.getLong(column + 1)));
  }

  private static Optional<StoredOperation> first(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredOperation(
            rows.getString(1),
            rows.getString(2),
            rows.getString(3),
            timeline(rows, 4),
            Fault.ofText(rows.getString(6)),
            new IdempotencyKey(rows.getString(7), rows.getString(8))));
  }

  public void insert(StoredOperation operation) throws SQLException {
    session.update(
        "INSERT INTO operations VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''), ?)",
        operation.id(),
        operation.account(),
        operation.configuration(),
        operation.timeline().accepted().toEpochMilli(),
        operation.timeline().ends().toEpochMilli(),
        operation.fault().text(),
        operation.key().text(),
        operation.key().fingerprint());
  }

  /** How many operations have not ended. */
  long count(Instant now) throws SQLException {
    return session.query(
        "SELECT count(*) FROM operations WHERE completes_at > ?",
        rows -> rows.next() ? rows.getLong(1) : 0L,
        now.toEpochMilli());
  }

  void clear() throws SQLException {
    session.update("DELETE FROM operations");
  }

  /** Frees the operation's idempotency key for another write. */
  public void releaseKey(StoredOperation operation) throws SQLException {
    session.update("UPDATE operations SET idempotency_key = NULL WHERE id = ?", operation.id());
  }
}
