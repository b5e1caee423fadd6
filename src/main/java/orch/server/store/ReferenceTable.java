package orch.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.server.fault.Fault;

/**
 * The SQL statements for resources that configurations refer to. Few database files have any, so
 * there the table is created with the first use.
 */
public final class ReferenceTable {
  private static final String SELECT =
      """
      SELECT account, kind, id, name, document, operation, accepted_at, completes_at, fault,
      coalesce(idempotency_key, ''), fingerprint FROM referenced WHERE account = ? AND
      """;

  private final Session session;

  ReferenceTable(Session session) {
    this.session = session;
  }

  /** Creates the table if it is missing. */
  void ensure() throws SQLException {
    for (String statement : session.dialect().lateTables()) {
      session.run(statement);
    }
  }

  public Optional<StoredReference> byId(String account, String kind, String id)
      throws SQLException {
    return first(SELECT + " kind = ? AND id = ?", account, kind, id);
  }

  public Optional<StoredReference> byOperation(String account, String operation)
      throws SQLException {
    return first(SELECT + " operation = ?", account, operation);
  }

  public Optional<StoredReference> byKey(String account, String key) throws SQLException {
    return first(SELECT + " idempotency_key = ?", account, key);
  }

  /** All resources of a kind, in the order of their ids. */
  public List<StoredReference> all(String account, String kind) throws SQLException {
    return session.query(
        SELECT + " kind = ? ORDER BY id",
        rows -> {
          List<StoredReference> all = new ArrayList<>();
          while (rows.next()) {
            all.add(reference(rows));
          }
          return all;
        },
        account,
        kind);
  }

  public void insert(StoredReference reference) throws SQLException {
    StoredOperation operation = reference.operation();
    session.update(
        "INSERT INTO referenced VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?)",
        operation.account(),
        reference.kind(),
        reference.id(),
        reference.name(),
        reference.document(),
        operation.id(),
        operation.timeline().accepted().toEpochMilli(),
        operation.timeline().ends().toEpochMilli(),
        operation.fault().text(),
        operation.key().text(),
        operation.key().fingerprint());
  }

  /** Frees an idempotency key for another write. */
  public void releaseKey(StoredReference holder) throws SQLException {
    session.update(
        "UPDATE referenced SET idempotency_key = NULL WHERE operation = ?",
        holder.operation().id());
  }

  void clear() throws SQLException {
    ensure();
    session.update("DELETE FROM referenced");
  }

  private Optional<StoredReference> first(String sql, Object... parameters) throws SQLException {
    return session.query(
        sql, rows -> rows.next() ? Optional.of(reference(rows)) : Optional.empty(), parameters);
  }

  private static StoredReference reference(ResultSet rows) throws SQLException {
    Timeline timeline =
        new Timeline(Instant.ofEpochMilli(rows.getLong(7)), Instant.ofEpochMilli(rows.getLong(8)));
    StoredOperation operation =
        new StoredOperation(
            rows.getString(6),
            rows.getString(1),
            rows.getString(3),
            timeline,
            Fault.ofText(rows.getString(9)),
            new IdempotencyKey(rows.getString(10), rows.getString(11)));
    return new StoredReference(rows.getString(2), rows.getString(4), rows.getString(5), operation);
  }
}
