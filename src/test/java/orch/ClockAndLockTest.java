package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;
import orch.journal.Journal;
import orch.journal.WriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A clock that jumps or a lock that another process holds neither ends a command early nor blocks
 * it for ever.
 */
class ClockAndLockTest {
  private static final String NAME = "My Support Config";

  @TempDir private Path home;

  private static Duration slept(Orch orch) {
    return orch.time().sleeps().stream().reduce(Duration.ZERO, Duration::plus);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600, -90, 90})
  void aClockThatJumpsNeitherEndsNorStretchesAWait(long seconds) throws IOException {
    Orch orch = new Orch(home);
    try (Server server = new Server(home, orch.time(), "create:503=1")) {
      orch.time().jumpWhileAsleep(Duration.ofSeconds(seconds));
      String[] create = server.and("config", "create", "--wait", "--timeout", "1m");
      orch.run(Orch.joined(create, Orch.PLAIN)).exits(0);
      assertTrue(slept(orch).compareTo(Duration.ofSeconds(10)) < 0, () -> "slept " + slept(orch));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void theDeadlineComesAfterTheTimeItSays(long seconds) throws IOException {
    Orch orch = new Orch(home);
    try (Server server = new Server(home, orch.time(), "operation:503*99")) {
      orch.time().jumpWhileAsleep(Duration.ofSeconds(seconds));
      String[] create = server.and("config", "create", "--wait", "--timeout", "1m");
      orch.run(Orch.joined(create, Orch.PLAIN)).exits(8);
      Duration slept = slept(orch);
      assertTrue(slept.compareTo(Duration.ofSeconds(45)) > 0, () -> "slept " + slept);
      assertTrue(slept.compareTo(Duration.ofSeconds(60)) <= 0, () -> "slept " + slept);
    }
  }

  /** Runs while this configuration's lock is held. */
  private interface Locked {
    void run(String id) throws IOException;
  }

  private void whileLocked(Orch orch, Server server, Locked commands)
      throws IOException, InterruptedException {
    String id =
        orch.run(Orch.joined(server.and("config", "create", "--wait"), Orch.PLAIN))
            .exits(0)
            .json()
            .path("id")
            .asText();
    Journal journal = new Journal(home.resolve(".local/state/orch"), orch.time());
    LockWait wait =
        new LockWait(Deadline.in(Duration.ofSeconds(1), orch.time()), orch.time(), note -> {});
    WriteLock held = journal.writeLock(id, "it", wait);
    try {
      commands.run(id);
    } finally {
      held.close();
    }
  }

  @Test
  void aLockThatIsHeldEndsWithTheDeadlineAndNothingIsSent() throws Exception {
    Orch orch = new Orch(home);
    try (Server server = new Server(home, orch.time())) {
      whileLocked(
          orch,
          server,
          id -> {
            int before = orch.time().sleeps().size();
            orch.run(server.and("config", "update", id, "--description", "x", "--timeout", "3s"))
                .exits(7)
                .printsNothing()
                .says("waiting for the configuration " + NAME)
                .says("which another command in this process holds")
                .says("nothing was sent");
            assertTrue(orch.time().sleeps().size() > before);
          });
      assertEquals(0, server.seen("PATCH").size());
    }
  }

  @Test
  void ctrlCWhileWaitingForALockSaysThatNothingWasSent() throws Exception {
    Orch orch = new Orch(home);
    try (Server server = new Server(home, orch.time())) {
      whileLocked(
          orch,
          server,
          id -> {
            orch.time().interruptSleep(orch.time().sleeps().size() + 2);
            orch.run(server.and("config", "update", id, "--description", "x"))
                .exits(130)
                .printsNothing()
                .says("interrupted while waiting for the configuration " + NAME)
                .says("nothing was sent");
            assertTrue(Thread.interrupted());
          });
      assertEquals(0, server.seen("PATCH").size());
    }
  }
}
