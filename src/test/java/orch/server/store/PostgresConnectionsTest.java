package orch.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
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

  /** PgBouncer refuses a connection that begins with a setting which it cannot keep. */
  @Test
  void theFirstPacketHasOnlyWhatAPoolerTakes() throws Exception {
    try (ServerSocket pooler = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      pooler.setSoTimeout(20_000);
      String url = "postgresql://orch@127.0.0.1:" + pooler.getLocalPort() + "/sandbox";
      PostgresAddress address = PostgresAddress.parse(url + "?sslmode=disable");
      CompletableFuture<Throwable> refused =
          CompletableFuture.supplyAsync(
              () ->
                  assertThrows(
                      SQLException.class, new PostgresConnections(address, Map.of())::open));
      String packet;
      try (Socket client = pooler.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        packet = new String(in.readNBytes(in.readInt() - Integer.BYTES), StandardCharsets.UTF_8);
      }
      refused.join();
      // After the version of the protocol, names and values with zeros between them.
      String[] words = packet.substring(Integer.BYTES).split("\0", -1);
      Set<String> names = new TreeSet<>();
      for (int i = 0; i + 1 < words.length; i += 2) {
        names.add(words[i].toLowerCase(Locale.ROOT));
      }
      assertTrue(names.containsAll(Set.of("user", "database")), packet);
      names.removeAll(Set.of("", "user", "database", "application_name"));
      names.removeAll(Set.of("client_encoding", "datestyle", "timezone"));
      assertEquals(Set.of(), names);
    }
  }

  private static String shown(Session session, String setting) throws SQLException {
    return session.query("SHOW " + setting, rows -> rows.next() ? rows.getString(1) : "");
  }
}
