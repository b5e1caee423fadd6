package orch.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import orch.FakeTime;
import orch.concurrent.Deadline;
import orch.concurrent.LockTimeoutException;
import orch.concurrent.LockWait;
import orch.server.Client;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machine;
import orch.server.Machines;
import orch.server.Plane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that is locked by another connection. */
@Timeout(120)
class DatabaseLockTest {
  @TempDir Path directory;
  private final FakeTime time = new FakeTime();
  private final List<String> notes = new CopyOnWriteArrayList<>();

  @Test
  void openingEndsWithTheDeadlineAndSaysWhatItWaitsFor() throws Exception {
    try (Session other = Session.open(database())) {
      Schema.ensure(other);
      other.run("PRAGMA locking_mode = EXCLUSIVE");
      other.run("BEGIN IMMEDIATE");
      other.run("UPDATE operations SET fault = ''");

      LockTimeoutException late =
          assertThrows(LockTimeoutException.class, () -> ControlPlane.start(settings(3)));

      assertEquals(
          "the deadline passed while orch waited for the local database " + database() + holder(),
          late.getMessage());
      assertEquals(List.of("waiting for the local database " + database() + holder()), notes);
      assertTrue(isAbout(3), time.elapsed()::toString);
    }
  }

  @Test
  void aWriteThatWaitsTooLongIsAnswered503AndIsNotMade() throws Exception {
    try (Session other = Session.open(database());
        ControlPlane server = ControlPlane.start(settings(60))) {
      Client client = new Client(server.baseUrl());
      other.run("BEGIN IMMEDIATE");

      for (int i = 0; i < 2; i++) {
        HttpResponse<String> refused = client.post(Plane.MINIMAL);
        assertEquals(503, refused.statusCode(), refused.body());
        assertEquals(
            "The local database " + database() + " is locked: " + who() + " holds it",
            Client.json(refused).path("message").asText());
      }
      assertEquals(List.of("waiting for the local database " + database() + holder()), notes);
      assertTrue(isAbout(10), time.elapsed()::toString);

      other.run("ROLLBACK");
      assertEquals(202, client.post(Plane.MINIMAL).statusCode());
      time.pass(Duration.ofSeconds(2));
      String list = client.get(Client.CONFIGURATIONS).body();
      assertTrue(list.contains("\"pageSize\":1"), list);
    }
  }

  @Test
  void aWriteIsMadeAsSoonAsTheOtherIsDone() throws Exception {
    try (Session other = Session.open(database());
        ControlPlane server =
            ControlPlane.start(ControlPlaneSettings.local(database(), Machines.real()))) {
      other.run("BEGIN IMMEDIATE");
      Client client = new Client(server.baseUrl());
      var answer =
          java.util.concurrent.CompletableFuture.supplyAsync(() -> client.post(Plane.MINIMAL));
      Thread.sleep(200);
      assertTrue(!answer.isDone());

      other.run("ROLLBACK");

      assertEquals(202, answer.get().statusCode());
    }
  }

  @Test
  void theDeadlineOfACommandEndsTheWaitOfItsRequests() throws Exception {
    try (Session other = Session.open(database());
        ControlPlane server = ControlPlane.start(settings(2))) {
      other.run("BEGIN IMMEDIATE");

      assertEquals(503, new Client(server.baseUrl()).post(Plane.MINIMAL).statusCode());

      assertTrue(time.elapsed().compareTo(Duration.ofSeconds(2)) <= 0, time.elapsed()::toString);
    }
  }

  private ControlPlaneSettings settings(int seconds) {
    Machine machine = new Machine(time, time, time, new java.util.Random(1));
    Deadline deadline = Deadline.in(Duration.ofSeconds(seconds), time);
    return ControlPlaneSettings.local(database(), machine)
        .forCommand(new LockWait(deadline, time, notes::add));
  }

  private boolean isAbout(int seconds) {
    long passed = time.elapsed().toMillis();
    return passed > 800L * seconds && passed < 1200L * seconds;
  }

  private static String holder() {
    return ", which " + who() + " holds";
  }

  /** The expected holder: Linux knows that it is this process. */
  private static String who() {
    boolean linux = java.nio.file.Files.isReadable(Path.of("/proc/locks"));
    return linux ? "process " + ProcessHandle.current().pid() : "another process";
  }

  private Path database() {
    return directory.resolve("orch.db");
  }
}
