package orch.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.json.Json;

/** The SQL statements for versions of configurations. */
public final class VersionTable {
  private static final String VISIBLE = " visible_at <= ? AND (gone_at IS NULL OR gone_at > ?) ";

  /** A page ends early beyond this size, so that a thousand large documents fit in memory. */
  private static final int PAGE_CHARACTERS = 4 << 20;

  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Session session;

  VersionTable(Session session) {
    this.session = session;
  }

  Optional<String> visible(String account, String id, Instant now) throws SQLException {
    return session.query(
        "SELECT document FROM revisions WHERE account = ? AND id = ? AND" + VISIBLE,
        rows -> rows.next() ? Optional.of(rows.getString(1)) : Optional.empty(),
        account,
        id,
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  StoredPage page(String account, PageRequest asked, Instant now) throws SQLException {
    PageToken from = asked.from();
    String order = from.backward() ? "AND id < ? ORDER BY id DESC" : "AND id > ? ORDER BY id";
    String sql = "SELECT id, document FROM revisions WHERE account = ? AND" + VISIBLE;
    List<Object> parameters = new ArrayList<>();
    parameters.add(account);
    parameters.add(now.toEpochMilli());
    parameters.add(now.toEpochMilli());
    if (!asked.memoryStore().isEmpty()) {
      sql += "AND memory_store = ? ";
      parameters.add(asked.memoryStore());
    }
    parameters.add(from.id());
    parameters.add(asked.size() + 1L);
    return session.query(sql + order + " LIMIT ?", rows -> page(rows, asked), parameters.toArray());
  }

  private static StoredPage page(ResultSet rows, PageRequest asked) throws SQLException {
    List<StoredPage.Item> items = new ArrayList<>();
    int characters = 0;
    boolean more = false;
    while (!more && rows.next()) {
      if (items.size() == asked.size() || characters > PAGE_CHARACTERS) {
        more = true;
      } else {
        StoredPage.Item item = new StoredPage.Item(rows.getString(1), rows.getString(2));
        characters += item.document().length();
        items.add(item);
      }
    }
    return StoredPage.of(items, more, asked.from());
  }

  /** The newest version, whether it is pending, visible or just ended. */
  public Optional<ConfigurationVersion> newest(String account, String id) throws SQLException {
    return session.query(
        """
        SELECT version, visible_at, gone_at, document FROM revisions
        WHERE account = ? AND id = ? ORDER BY version DESC LIMIT 1
        """,
        rows -> rows.next() ? Optional.of(version(id, rows)) : Optional.empty(),
        account,
        id);
  }

  private static ConfigurationVersion version(String id, ResultSet rows) throws SQLException {
    long gone = rows.getLong(3);
    Optional<Instant> goneAt =
        rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(gone));
    Instant visibleAt = Instant.ofEpochMilli(rows.getLong(2));
    JsonNode document = Json.read(rows.getString(4));
    return new ConfigurationVersion(id, rows.getLong(1), visibleAt, goneAt, document);
  }

  /**
   * The id of another configuration that has the service, now or when its write completes; empty
   * when there is none.
   */
  public Optional<String> holderOf(String service, String account, String except, Instant now)
      throws SQLException {
    return session.query(
        """
        SELECT id FROM revisions WHERE account = ? AND service = ? AND id <> ?
        AND (gone_at IS NULL OR gone_at > ?) LIMIT 1
        """,
        rows -> rows.next() ? Optional.of(rows.getString(1)) : Optional.empty(),
        account,
        service,
        except,
        now.toEpochMilli());
  }

  public void insert(String account, ConfigurationVersion version) throws SQLException {
    session.update(
        """
        INSERT INTO revisions
        (account, id, version, visible_at, memory_store, service, document)
        VALUES (?, ?, ?, ?, ?, nullif(?, ''), ?)
        """,
        account,
        version.id(),
        version.version(),
        version.visibleAt().toEpochMilli(),
        version.memoryStore(),
        version.service(),
        Json.compact(version.document()));
  }

  public void end(String account, ConfigurationVersion version, Instant goneAt)
      throws SQLException {
    session.update(
        "UPDATE revisions SET gone_at = ? WHERE account = ? AND id = ? AND version = ?",
        goneAt.toEpochMilli(),
        account,
        version.id(),
        version.version());
  }

  List<String> all(String account, Instant now) throws SQLException {
    return session.query(
        "SELECT document FROM revisions WHERE account = ? AND" + VISIBLE + "ORDER BY id",
        rows -> {
          List<String> documents = new ArrayList<>();
          while (rows.next()) {
            documents.add(rows.getString(1));
          }
          return documents;
        },
        account,
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  long count(Instant now) throws SQLException {
    return session.query(
        "SELECT count(*) FROM revisions WHERE" + VISIBLE,
        rows -> rows.next() ? rows.getLong(1) : 0L,
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  void clear() throws SQLException {
    session.update("DELETE FROM revisions");
  }

  /** Deletes versions that no read can find, not even a read that took the time a minute ago. */
  void prune(Instant now) throws SQLException {
    session.update(session.dialect().pruning(), now.minus(GRACE).toEpochMilli());
  }
}
