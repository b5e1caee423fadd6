package orch.server;

import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A database that goes away under load: the control plane answers 503 until it is back, and has
 * everything that it accepted.
 */
@Timeout(180)
class PostgresCrashTest {
  private static final int CLIENTS = 8;
  private static final String SCHEMA = "orch";

  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger unavailable = new AtomicInteger();

  private final List<CompletableFuture<?>> clients = new ArrayList<>();

  /** The configuration of each key that got a 202. */
  private final Map<UUID, String> made = new ConcurrentHashMap<>();

  @Test
  void nothingThatWasAcceptedIsLostOrMadeTwice() throws Exception {
    try (Postgres postgres = Postgres.start(true);
        ControlPlane one = started(postgres);
        ControlPlane other = started(postgres)) {
      for (int i = 0; i < CLIENTS; i++) {
        Client client = new Client((i % 2 == 0 ? one : other).baseUrl()).as("AC" + i % 3);
        clients.add(
            CompletableFuture.runAsync(() -> write(client), task -> new Thread(task).start()));
      }
      for (int round = 0; round < 2; round++) {
        await(accepted, accepted.get() + 100);
        postgres.crash();
        await(unavailable, unavailable.get() + 5);
        postgres.startAgain();
      }
      // Connections that are cut one by one, in the middle of whatever they do.
      for (int round = 0; round < 20; round++) {
        await(accepted, accepted.get() + 10);
        long cut =
            postgres.number(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                    + " WHERE application_name = 'orch emulator'");
        assertTrue(cut > 0, "no connection was there");
      }
      await(accepted, accepted.get() + 50);
      isOver.set(true);
      clients.forEach(CompletableFuture::join);

      assertEquals(made.size(), new TreeSet<>(made.values()).size());
      TreeSet<String> live = new TreeSet<>();
      for (String account : List.of("AC0", "AC1", "AC2")) {
        live.addAll(ids(new Client(one.baseUrl()).as(account)));
      }
      assertEquals(new TreeSet<>(made.values()), live);
      assertEquals(made.size(), postgres.number("SELECT count(*) FROM " + SCHEMA + ".operations"));
    }
  }

  private static ControlPlane started(Postgres postgres) throws Exception {
    return ControlPlane.start(
        ControlPlaneSettings.local(Path.of("unused.db"), Machines.real())
            .withStorage(postgres.storage(SCHEMA))
            .withLatency(Duration.ZERO));
  }

  /** Creates with a key of its own until it is accepted, again and again. */
  private void write(Client client) {
    while (!isOver.get()) {
      UUID key = UUID.randomUUID();
      HttpResponse<String> answer = client.post(Plane.MINIMAL, key);
      while (answer.statusCode() == 503) {
        unavailable.incrementAndGet();
        answer = client.post(Plane.MINIMAL, key);
      }
      assertEquals(202, answer.statusCode(), answer.body());
      made.put(key, json(answer).at("/related/configurationId").asText());
      accepted.incrementAndGet();
    }
  }

  private static List<String> ids(Client client) {
    List<String> ids = new ArrayList<>();
    String next = "";
    do {
      var page =
          json(
              client.get(
                  Client.CONFIGURATIONS
                      + "?pageSize=1000"
                      + (next.isEmpty() ? "" : "&pageToken=" + next)));
      page.path("configurations").forEach(each -> ids.add(each.path("id").asText()));
      next = page.at("/meta/nextToken").asText("");
    } while (!next.isEmpty());
    return ids;
  }

  private void await(AtomicInteger count, int most) throws InterruptedException {
    while (count.get() < most) {
      for (CompletableFuture<?> client : clients) {
        assertFalse(client.isCompletedExceptionally(), () -> "a client failed: " + client);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
