package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import orch.Orch;
import orch.Result;
import orch.server.store.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Profile local, when its database is locked, is damaged, or holds times of another clock. */
@Timeout(180)
class LocalStateTest {
  private static final String[] CREATE = {
    "config",
    "create",
    "--name",
    "n",
    "--description",
    "d",
    "--grouping",
    "profile",
    "--memory-store",
    "mem_store_01k1etk2y5f1y9fpe2epfdtvv2"
  };

  @TempDir Path home;
  private Orch orch;

  @BeforeEach
  void machine() {
    orch = new Orch(home);
  }

  private Path database() {
    return home.resolve(".local/share/orch/local.db");
  }

  private Result create(String... more) {
    return orch.local(Orch.joined(CREATE, more));
  }

  @Test
  void aLockedFileIsWaitedForUntilTheDeadline() throws Exception {
    create("--wait").exits(0);
    try (Session other = Session.open(database())) {
      other.run("PRAGMA locking_mode = EXCLUSIVE");
      other.run("BEGIN IMMEDIATE");
      other.run("UPDATE operations SET fault = ''");

      create("--timeout", "3s")
          .exits(7)
          .printsNothing()
          .says("orch: waiting for the local database " + database() + ", which ")
          .says("the deadline passed while orch waited for the local database " + database())
          .says("nothing was sent");
    }
  }

  @Test
  void aWriteBehindAnotherEndsWithTheDeadlineAndTheCause() throws Exception {
    create("--wait").exits(0);
    try (Session other = Session.open(database())) {
      other.run("BEGIN IMMEDIATE");

      create("--timeout", "3s")
          .exits(7)
          .printsNothing()
          .says("orch: waiting for the local database " + database() + ", which ")
          .says("HTTP 503: The local database " + database() + " is locked: ");
    }
    create("--wait").exits(0);
    assertEquals(2, orch.local("config", "list", "-o", "name").out().lines().count());
  }

  @Test
  void aFileThatIsNoDatabaseIsNoMistakeInTheCommandLine() throws Exception {
    Files.createDirectories(database().getParent());
    Files.writeString(database(), "This is not a database, but long enough. ".repeat(40));

    create()
        .exits(1)
        .printsNothing()
        .says(
            "the local control plane cannot keep its state in "
                + database()
                + ": the file is damaged, or not a database")
        .says("nothing was sent");
    orch.run("emulator", "--port", "0")
        .exits(1)
        .printsNothing()
        .says(database() + ": the file is damaged, or not a database");
  }

  @Test
  void aPathWhereNoDatabaseCanBeIsOne() throws Exception {
    Files.writeString(home.resolve("file"), "");
    orch.with("ORCH_LOCAL_DB", "file/below.db");

    create()
        .exits(2)
        .printsNothing()
        .says("to use another file: export ORCH_LOCAL_DB=/tmp/orch.db\n");
  }

  @Test
  void configurationsStayWhenTheClockGoesBack() {
    create("--wait").exits(0);
    orch.time().jump(Duration.ofHours(-1));

    assertEquals(1, orch.local("config", "list", "-o", "name").exits(0).out().lines().count());
    create("--wait").exits(0);
    assertEquals(2, orch.local("config", "list", "-o", "name").exits(0).out().lines().count());
  }
}
