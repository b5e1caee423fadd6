package orch.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.json.Json;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machines;
import orch.server.Plane;
import orch.server.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database file. */
class StoreTest {
  @TempDir Path directory;

  @Test
  void fileAndDirectoryAreForTheirOwnerAlone() throws IOException {
    Path nested = directory.resolve("a/b");
    try (Plane plane = new Plane(nested)) {
      plane.created();

      assertEquals("rwx------", permissions(directory.resolve("a")));
      assertEquals("rwx------", permissions(nested));
      assertEquals("rw-------", permissions(nested.resolve("orch.db")));
      assertEquals("rw-------", permissions(nested.resolve("orch.db-wal")));
    }
  }

  @Test
  void everyStatementFindsItsRowsByAnIndex() throws Exception {
    try (Session session = Session.open(directory.resolve("orch.db"))) {
      Schema.ensure(session);
      useEveryStatement(session);
      List<String> statements =
          session.prepared.keySet().stream()
              .filter(sql -> sql.matches("(?s)(SELECT|UPDATE|DELETE) .*"))
              .filter(sql -> !sql.contains("sqlite_schema"))
              .toList();
      assertEquals(13, statements.size(), statements::toString);
      for (String sql : statements) {
        for (String step : session.query("EXPLAIN QUERY PLAN " + sql, StoreTest::details)) {
          assertTrue(step.startsWith("SEARCH "), step + " for " + sql);
        }
      }
    }
  }

  private static List<String> details(ResultSet rows) throws SQLException {
    List<String> details = new ArrayList<>();
    while (rows.next()) {
      details.add(rows.getString("detail"));
    }
    return details;
  }

  private static void useEveryStatement(Session session) throws SQLException {
    Instant now = Instant.EPOCH;
    VersionTable revisions = new VersionTable(session);
    ConfigurationVersion revision =
        new ConfigurationVersion("id", 1, now, Optional.empty(), Json.object());
    revisions.insert("AC1", revision);
    revisions.end("AC1", revision, now);
    revisions.prune(now);
    revisions.newest("AC1", "id");
    revisions.visible("AC1", "id", now);
    revisions.holderOf("IS1", "AC1", "id", now);
    for (String store : List.of("", "mem")) {
      revisions.page("AC1", new PageRequest(5, store, PageToken.after("id")), now);
      revisions.page("AC1", new PageRequest(5, store, PageToken.before("id")), now);
    }
    OperationTable operations = new OperationTable(session);
    operations.byId("AC1", "id");
    operations.byKey("AC1", "key");
    operations.newest();
    operations.releaseKey(
        new StoredOperation(
            "id", "AC1", "c", new Timeline(now, now), Fault.NONE, IdempotencyKey.NONE));
  }

  @Test
  void revisionsThatNobodySeesAreForgotten() throws Exception {
    try (Plane plane = new Plane(directory)) {
      String id = plane.created();
      for (int i = 0; i < 20; i++) {
        plane.settled(plane.client.patch(id, "{}"));
      }
      plane.clock.pass(Duration.ofMinutes(2));
      plane.created();
    }

    try (Session session = Session.open(directory.resolve("orch.db"))) {
      int left = session.query("SELECT count(*) FROM revisions", rows -> rows.getInt(1));
      assertEquals(2, left);
    }
  }

  @Test
  void fileOfSomethingElseIsRefused() throws IOException {
    Path file = directory.resolve("orch.db");
    Files.writeString(file, "This is not a database, but long enough to be looked at. ".repeat(20));

    IOException e =
        assertThrows(
            IOException.class,
            () -> ControlPlane.start(ControlPlaneSettings.local(file, Machines.real())));

    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("cannot open the database " + file + ": "), message);
  }

  @Test
  void fileOfAnotherVersionIsRefused() throws Exception {
    Path file = directory.resolve("orch.db");
    try (Session session = Session.open(file)) {
      Schema.ensure(session);
      session.run("PRAGMA user_version = 99");
    }

    IOException e =
        assertThrows(
            IOException.class,
            () -> ControlPlane.start(ControlPlaneSettings.local(file, Machines.real())));

    assertEquals(
        "cannot open the database " + file + ": it was written by another version of orch",
        e.getMessage());
  }

  @Test
  void directoryIsNoDatabase() {
    assertThrows(
        IOException.class,
        () -> ControlPlane.start(ControlPlaneSettings.local(directory, Machines.real())));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void commitsGoToAWriteAheadLogThatReachesTheDiskAtCheckpoints() throws Exception {
    try (Session session = Session.open(directory.resolve("orch.db"))) {
      assertEquals("wal", pragma(session, "journal_mode"));
      assertEquals("1", pragma(session, "synchronous"), "NORMAL");
    }
  }

  private static String pragma(Session session, String name) throws SQLException {
    return session.query("PRAGMA " + name, rows -> rows.next() ? rows.getString(1) : "");
  }
}
