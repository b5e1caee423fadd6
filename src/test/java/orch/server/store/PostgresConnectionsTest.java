package orch.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import orch.server.Postgres;
import org.junit.jupiter.api.Test;

/** How connections are set up. */
class PostgresConnectionsTest {
  private final Postgres postgres = Postgres.shared();

  @Test
  void nobodyWaitsForAFrozenEmulatorForLong() throws SQLException {
    PostgresAddress address = PostgresAddress.parse(postgres.url("orch"));
    try (Session session = new PostgresConnections(address, postgres.environment()).open()) {
      assertEquals("5s", shown(session, "lock_timeout"));
      assertEquals("10s", shown(session, "idle_in_transaction_session_timeout"));
      assertEquals("read committed", shown(session, "transaction_isolation"));
      assertEquals("orch", shown(session, "search_path"));
      assertEquals("orch emulator", shown(session, "application_name"));
    }
  }

  private static String shown(Session session, String setting) throws SQLException {
    return session.query("SHOW " + setting, rows -> rows.next() ? rows.getString(1) : "");
  }
}
