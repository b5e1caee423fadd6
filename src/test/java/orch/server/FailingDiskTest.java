package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import orch.server.store.DatabaseErrors;
import orch.server.store.Schema;
import orch.server.store.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database whose disk or file fails while it is used. */
@Timeout(120)
class FailingDiskTest {
  private static final String LARGE = Plane.with("\"x\": \"" + "a".repeat(200_000) + "\"");

  @TempDir Path directory;

  @Test
  void aSessionGoesOnAfterTheDiskWasFull() throws Exception {
    try (Session session = Session.open(directory.resolve("orch.db"))) {
      Schema.ensure(session);
      session.run("CREATE TABLE t (x TEXT)");
      session.run("PRAGMA max_page_count = 40");
      SQLException full = assertThrows(SQLException.class, () -> fill(session, 100));
      assertEquals("the disk is full", DatabaseErrors.reason(full));
      assertThrows(SQLException.class, () -> fill(session, 100));

      session.run("PRAGMA max_page_count = 4000");

      fill(session, 100);
      int count = session.query("SELECT count(*) FROM t", rows -> rows.getInt(1));
      assertEquals(100, count);
    }
  }

  private static void fill(Session session, int rows) throws SQLException {
    int unused =
        session.transaction(
            in ->
                in.savepoint(
                    part -> {
                      for (int i = 0; i < rows; i++) {
                        part.update("INSERT INTO t VALUES (?)", "a".repeat(4000));
                      }
                      return rows;
                    }));
  }

  @Test
  void aServerGoesOnWhenItsFilesMayGrowAgain() throws Exception {
    Path database = directory.resolve("orch.db");
    try (ServerProcess server = ServerProcess.start(database, directory)) {
      Client client = server.client();
      assertEquals(202, client.post(Plane.MINIMAL).statusCode());
      long size = Files.size(Path.of(database + "-wal"));

      server.limitFiles(String.valueOf(size + 10_000));
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> refused = client.post(LARGE);
        assertEquals(503, refused.statusCode(), refused.body());
        assertEquals(20503, Client.json(refused).path("code").asInt());
        String cause = Client.json(refused).path("message").asText();
        assertTrue(
            cause.startsWith(
                "The local database " + database + " cannot be used: the disk cannot be"),
            cause);
      }
      assertEquals(200, client.get(Client.CONFIGURATIONS).statusCode());

      server.limitFiles("unlimited");
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> accepted = client.post(LARGE);
        assertEquals(202, accepted.statusCode(), accepted.body());
      }
    }
  }

  @Test
  void aDamagedFileIsNamedOnceToTheLogAndToEveryClient() throws Exception {
    List<String> causes = new CopyOnWriteArrayList<>();
    Path database = directory.resolve("orch.db");
    try (Plane plane = new Plane(directory)) {
      plane.created(LARGE);
    }
    RequestLog log =
        new RequestLog() {
          @Override
          public void served(String method, String path, String key, int status) {}

          @Override
          public void failed(String cause) {
            causes.add(cause);
          }
        };
    try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw");
        Plane plane = new Plane(directory, settings -> settings.withLog(log))) {
      file.seek(4096);
      file.write(
          "damage ".repeat((int) (file.length() - 4096) / 7).getBytes(StandardCharsets.US_ASCII));

      HttpResponse<String> read = plane.client.get(Client.CONFIGURATIONS);
      HttpResponse<String> written = plane.client.post(Plane.MINIMAL);

      String cause = "The local database " + database + " cannot be used: the file is damaged";
      for (HttpResponse<String> answer : List.of(read, written)) {
        assertEquals(503, answer.statusCode(), answer.body());
        assertEquals(cause, Client.json(answer).path("message").asText());
      }
      assertEquals(List.of(cause, cause), causes);
    }
  }
}
