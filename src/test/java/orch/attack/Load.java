package orch.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import orch.Launched;
import orch.attack.Belief.Known;
import orch.json.Json;

/**
 * Eight processes that write to one account of a service with orch. Each has its own home, and its
 * own names for configurations.
 */
final class Load implements AutoCloseable {
  private static final int CLIENTS = 8;
  private static final long SEED = Long.getLong("orch.attack.seed", 20_240_601L);

  private final List<Launched.Running> running = new ArrayList<>();
  private final List<Launched> machines = new ArrayList<>();
  private final Path home;
  private final int writes;

  private Load(Path home, int writes) {
    this.home = home;
    this.writes = writes;
  }

  /**
   * Starts the clients.
   *
   * @param home where the service has its database, too
   * @param writes how many writes all clients together make
   */
  static Load start(Path home, URI url, int writes) throws IOException {
    Load load = new Load(home, writes / CLIENTS);
    load.allow(1, 1);
    for (int i = 0; i < CLIENTS; i++) {
      Path own = Files.createDirectory(load.home(i));
      Launched machine = new Launched(own);
      load.machines.add(machine);
      load.running.add(
          machine.start(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx128m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              LoadClient.class.getName(),
              own.toString(),
              url.toString(),
              prefix(i),
              String.valueOf(SEED + i),
              String.valueOf(load.writes)));
    }
    return load;
  }

  /** How a failure can be repeated. */
  static String seed() {
    return "-Dorch.attack.seed=" + SEED;
  }

  private Path home(int number) {
    return home.resolve("client" + number);
  }

  private static String prefix(int number) {
    return "c" + number + "-";
  }

  /**
   * Lets the clients make no more than a part of their writes until the next call. What is to be
   * done to the service at work then never comes too late, however long it takes.
   *
   * @return how many writes of all clients this is
   */
  long allow(int part, int parts) throws IOException {
    int each = writes * part / parts;
    Path file = Files.writeString(home.resolve("new"), String.valueOf(each));
    Files.move(file, home.resolve(LoadClient.ALLOWED), StandardCopyOption.ATOMIC_MOVE);
    return (long) each * CLIENTS;
  }

  /** Whether a client is at work. */
  boolean isRunning() {
    return running.stream().anyMatch(client -> client.process().isAlive());
  }

  /** Waits for the end of all clients, and returns what each says. */
  List<JsonNode> results() throws IOException, InterruptedException {
    List<JsonNode> results = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int unused = running.get(i).process().waitFor();
      machines.get(i).end(running.get(i)).exits(0);
      results.add(Json.read(Files.readString(home(i).resolve(LoadClient.RESULT))));
    }
    return results;
  }

  /** Checks that what the clients believe and see at the end is what the service has. */
  void check(List<JsonNode> results, Emulator.State state)
      throws IOException, InterruptedException, SQLException {
    assertEquals((long) writes * CLIENTS, state.accepted(), "operations in the database");
    try (Emulator fresh = Emulator.start(home, 0, state, List.of())) {
      Map<String, JsonNode> live = new TreeMap<>();
      fresh.configurations().forEach(each -> live.put(each.path("id").asText(), each));
      Set<String> seen = new TreeSet<>();
      for (JsonNode result : results) {
        Set<Known> view = new HashSet<>();
        for (JsonNode shown : result.path("view")) {
          String id = shown.path("id").asText();
          assertTrue(seen.add(id), () -> id + " is there twice");
          assertEquals(live.get(id), shown, "the database, and the view of a client");
          view.add(Known.of(shown));
        }
        Set<Known> belief = new HashSet<>();
        result.path("belief").forEach(known -> belief.add(Known.of(known)));
        assertEquals(belief, view, "what a client may believe, and what it sees");
        assertEquals(result.path("belief").size(), result.path("view").size());
        for (JsonNode operation : result.path("accepted")) {
          checkAccepted(fresh, operation);
        }
      }
      assertEquals(live.keySet(), seen, "the database, and the views of all clients");
    }
  }

  private static void checkAccepted(Emulator emulator, JsonNode accepted)
      throws IOException, InterruptedException {
    JsonNode operation = emulator.operation(accepted.path("id").asText());
    assertEquals(accepted.path("configuration"), operation.at("/related/configurationId"));
  }

  /** Ends the clients that still run. */
  @Override
  public void close() throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      running.get(i).process().destroyForcibly();
      try {
        var unused = machines.get(i).end(running.get(i));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
