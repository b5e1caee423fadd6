package orch.server;

import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it works loses nothing that it has acknowledged. */
class KillTest {
  private static final int CLIENTS = 8;
  private static final int KILL_AFTER = 200;

  @TempDir Path directory;

  @RepeatedTest(3)
  @Timeout(60)
  void everythingAcknowledgedIsThereAfterKill() throws Exception {
    Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
    Process server = startServer();
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      Client client = new Client(URI.create(out.readLine()));
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Thread thread = new Thread(() -> createUntilCut(client, acknowledged));
        clients.add(thread);
        thread.start();
      }
      while (acknowledged.size() < KILL_AFTER) {
        Thread.sleep(5);
      }
      server.destroyForcibly();
      assertTrue(server.waitFor(10, TimeUnit.SECONDS));
      for (Thread thread : clients) {
        thread.join();
      }
    } finally {
      server.destroyForcibly();
    }

    try (Session session = Session.open(database())) {
      String verdict = session.query("PRAGMA integrity_check", rows -> rows.getString(1));
      assertEquals("ok", verdict);
    }
    Settings after = Settings.local(database()).withLatency(Duration.ZERO);
    try (ControlPlane next = ControlPlane.start(after)) {
      Client client = new Client(next.baseUrl());
      for (String id : acknowledged) {
        assertEquals(200, client.configuration(id).statusCode(), id);
      }
      assertEquals(202, client.post(Plane.MINIMAL).statusCode());
    }
  }

  private static void createUntilCut(Client client, Collection<String> acknowledged) {
    try {
      while (true) {
        var answer = client.trySend(client.written("POST", Client.CONFIGURATIONS, Plane.MINIMAL));
        assertEquals(202, answer.statusCode(), answer.body());
        acknowledged.add(json(answer).at("/related/configurationId").asText());
      }
    } catch (IOException e) {
      // The server was killed.
      return;
    }
  }

  private Path database() {
    return directory.resolve("orch.db");
  }

  private Process startServer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Served.class.getName(),
            database().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A process of its own that serves until it is killed. */
  static final class Served {
    private Served() {}

    public static void main(String[] arguments) throws Exception {
      Settings settings = Settings.local(Path.of(arguments[0])).withLatency(Duration.ZERO);
      try (ControlPlane server = ControlPlane.start(settings)) {
        System.out.println(server.baseUrl());
        Thread.sleep(Duration.ofMinutes(1).toMillis());
      }
    }
  }
}
