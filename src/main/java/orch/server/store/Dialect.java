package orch.server.store;

import java.util.ArrayList;
import java.util.List;

/** The differences between the SQL of the two databases. Every other statement suits both. */
final class Dialect {
  static final Dialect SQLITE =
      new Dialect("TEXT", "INTEGER", " WITHOUT ROWID", "DELETE FROM revisions WHERE gone_at <= ?");

  /**
   * Texts are compared by their bytes, as in SQLite. Of several processes that prune, none waits
   * for the rows of another.
   */
  static final Dialect POSTGRESQL =
      new Dialect(
          "TEXT COLLATE \"C\"",
          "BIGINT",
          "",
          """
          DELETE FROM revisions WHERE ctid IN
          (SELECT ctid FROM revisions WHERE gone_at <= ? FOR UPDATE SKIP LOCKED)
          """);

  /**
   * A row of revisions is one version of a configuration. It is visible from visible_at until
   * gone_at, exclusive (milliseconds since 1970). An update ends one version and begins the next; a
   * delete only ends one. So the clock alone decides what reads find, in every process.
   */
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE revisions (
            account $TEXT NOT NULL,
            id $TEXT NOT NULL,
            version $LONG NOT NULL,
            visible_at $LONG NOT NULL,
            gone_at $LONG,
            memory_store $TEXT NOT NULL,
            service $TEXT,
            document $TEXT NOT NULL)
          """,
          "CREATE UNIQUE INDEX revisions_by_id ON revisions (account, id, version)",
          "CREATE INDEX revisions_by_store ON revisions (account, memory_store, id)",
          """
          CREATE INDEX revisions_by_service ON revisions (account, service)
          WHERE service IS NOT NULL
          """,
          "CREATE INDEX revisions_by_end ON revisions (gone_at) WHERE gone_at IS NOT NULL",
          """
          CREATE TABLE operations (
            id $TEXT NOT NULL PRIMARY KEY,
            account $TEXT NOT NULL,
            configuration $TEXT NOT NULL,
            accepted_at $LONG NOT NULL,
            completes_at $LONG NOT NULL,
            fault $TEXT NOT NULL,
            idempotency_key $TEXT,
            fingerprint $TEXT NOT NULL)""",
          """
          CREATE UNIQUE INDEX operations_by_key ON operations (account, idempotency_key)
          WHERE idempotency_key IS NOT NULL
          """);

  /** For resources that configurations refer to. */
  private static final List<String> REFERENCES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS referenced (
            account $TEXT NOT NULL,
            kind $TEXT NOT NULL,
            id $TEXT NOT NULL,
            name $TEXT NOT NULL,
            document $TEXT NOT NULL,
            operation $TEXT NOT NULL,
            accepted_at $LONG NOT NULL,
            completes_at $LONG NOT NULL,
            fault $TEXT NOT NULL,
            idempotency_key $TEXT,
            fingerprint $TEXT NOT NULL,
            PRIMARY KEY (account, kind, id))""",
          "CREATE UNIQUE INDEX IF NOT EXISTS referenced_by_operation ON referenced (operation)",
          """
          CREATE UNIQUE INDEX IF NOT EXISTS referenced_by_key
          ON referenced (account, idempotency_key)
          """);

  private final String text;
  private final String number;
  private final String keyedByPrimaryKey;
  private final String pruning;

  private Dialect(String text, String number, String keyedByPrimaryKey, String pruning) {
    this.text = text;
    this.number = number;
    this.keyedByPrimaryKey = keyedByPrimaryKey;
    this.pruning = pruning;
  }

  /** The statements that create the tables of a new database. */
  List<String> tables() {
    List<String> statements = inThisDialect(TABLES);
    if (this == POSTGRESQL) {
      // There, creating an index that exists makes other writers wait.
      statements.addAll(inThisDialect(REFERENCES));
    }
    return statements;
  }

  /** The statements that create the tables that few databases need, if they are missing. */
  List<String> lateTables() {
    return this == POSTGRESQL ? List.of() : inThisDialect(REFERENCES);
  }

  private List<String> inThisDialect(List<String> templates) {
    List<String> statements = new ArrayList<>();
    for (String statement : templates) {
      String end = statement.contains("PRIMARY KEY") ? keyedByPrimaryKey : "";
      statements.add(statement.replace("$TEXT", text).replace("$LONG", number) + end);
    }
    return statements;
  }

  /** Deletes the versions that ended before the parameter. */
  String pruning() {
    return pruning;
  }
}
