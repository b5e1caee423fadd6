package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that {@code ORCH_LOCAL_DB} and {@code --db} name. */
class LocalDatabaseTest {
  private static final String[] CREATE =
      joined(new String[] {"config", "create", "--wait", "-q"}, PLAIN);

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(home);
  }

  /** Makes a database as another program would. */
  private Path database(String name, String... statements) throws SQLException {
    Path file = home.resolve(name);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE bookmarks (url TEXT)",
        "CREATE TABLE bookmarks (url TEXT);PRAGMA user_version = 1",
        "CREATE TABLE revisions (url TEXT);PRAGMA user_version = 1",
        "CREATE TABLE bookmarks (url TEXT);PRAGMA user_version = 99",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = 252006673",
      })
  void theDatabaseOfAnotherProgramIsRefusedAndStaysAsItIs(String sql)
      throws SQLException, IOException {
    Path file = database("other.db", sql.split(";", -1));
    byte[] before = Files.readAllBytes(file);
    orch.with("ORCH_LOCAL_DB", "other.db");
    String problem =
        file
            + " (it is the database of another program); to use another file: export ORCH_LOCAL_DB";
    orch.local(CREATE).exits(2).printsNothing().says(problem);
    orch.time().interruptSleep(0);
    orch.run("emulator", "--port", "0", "--db", "other.db")
        .exits(2)
        .says("it is the database of another program");
    assertArrayEquals(before, Files.readAllBytes(file));
    assertEquals(List.of("other.db"), databases());
  }

  @Test
  void anEmptyFileIsNobodys() {
    orch.file("empty.db", "").with("ORCH_LOCAL_DB", "empty.db");
    orch.local(CREATE).exits(0);
  }

  @Test
  void aDatabaseOfAnEarlierVersionIsStillOurs() throws SQLException {
    orch.with("ORCH_LOCAL_DB", "ours.db").local(CREATE).exits(0);
    database("ours.db", "PRAGMA application_id = 0");
    orch.local("config", "get", "My Support Config").exits(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what?.db",
        "x?mode=ro",
        "x?mode=memory",
        "x?journal_mode=DELETE&cache=shared",
        "a#b.db",
        "50%25.db",
        "100%.db",
        "wörk Ω.db"
      })
  void theNameIsTakenAsItIs(String name) throws IOException {
    orch.with("ORCH_LOCAL_DB", name).local(CREATE).exits(0);
    orch.local("config", "get", "My Support Config").exits(0);
    assertEquals(List.of(name), databases());
  }

  /** The files in the home directory, but those of SQLite beside the database. */
  private List<String> databases() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith("-wal") && !name.endsWith("-shm"))
          .toList();
    }
  }
}
