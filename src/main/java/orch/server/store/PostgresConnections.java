package orch.server.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;

/** Opens connections to a database of PostgreSQL. */
final class PostgresConnections {
  /** Kept, because a logger that nobody refers to forgets its level. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  static {
    // What it logs is in its exceptions too, and stderr is for the messages of orch.
    DRIVER.setLevel(Level.OFF);
  }

  private final PostgresAddress address;
  private final Map<String, String> environment;

  PostgresConnections(PostgresAddress address, Map<String, String> environment) {
    this.address = address;
    this.environment = environment;
  }

  /** Opens a connection, which begins a transaction with its first statement. */
  Session open() throws SQLException {
    Connection connection = new Driver().connect(url(), properties());
    if (connection == null) {
      throw new SQLException("the driver does not know the URL");
    }
    Session session = new Session(connection, Dialect.POSTGRESQL);
    boolean done = false;
    try {
      try (Statement settings = connection.createStatement()) {
        settings.execute(settings());
      }
      // With another one, which a database may prescribe, a transaction that has waited for a lock
      // would not see what was committed meanwhile.
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      done = true;
      return session;
    } finally {
      if (!done) {
        session.close();
      }
    }
  }

  /** Not in the connection's first packet, in which poolers such as PgBouncer refuse them. */
  private String settings() {
    return "SET search_path = \""
        + address.schema()
        + "\"; SET lock_timeout = '5s';"
        // An emulator that stops in the middle of a transaction keeps others waiting no longer.
        + " SET idle_in_transaction_session_timeout = '10s'";
  }

  private String url() {
    String database = URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    return "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + database;
  }

  /** Durations are in seconds. */
  private Properties properties() {
    Properties all = new Properties();
    all.putAll(address.tls());
    put(all, "user", address.user().isEmpty() ? variable("PGUSER") : address.user());
    // Without it, the driver looks into ~/.pgpass.
    put(all, "password", variable("PGPASSWORD"));
    put(all, "ApplicationName", "orch emulator");
    put(all, "connectTimeout", "5");
    put(all, "socketTimeout", "30");
    put(all, "tcpKeepAlive", "true");
    // A page of large documents is not read at once.
    put(all, "defaultRowFetchSize", "100");
    // The details have values from the rows.
    put(all, "logServerErrorDetail", "false");
    return all;
  }

  private static void put(Properties all, String name, String value) {
    if (!value.isEmpty()) {
      all.setProperty(name, value);
    }
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
