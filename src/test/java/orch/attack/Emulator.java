package orch.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orch.Launched;
import orch.json.Json;
import orch.server.Postgres;
import orch.server.store.Session;

/** {@code orch emulator} in a process that can be killed, and a look at what it has. */
final class Emulator implements AutoCloseable {
  /** The credentials of profile local, which has its own account. */
  private static final String AUTHORIZATION = "Basic bG9jYWw6bG9jYWw=";

  private static final String ROOT = "/v2/ControlPlane/";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Launched machine;
  private final Launched.Running process;
  private final URI url;

  private Emulator(Launched machine, Launched.Running process, URI url) {
    this.machine = machine;
    this.process = process;
    this.url = url;
  }

  /** Where emulators keep their state. All that have the same share it. */
  interface State {
    /** The value of {@code --db}. */
    String db();

    /** The variables of the environment that are needed for it. */
    Map<String, String> environment();

    /** How many operations were accepted. */
    long accepted() throws SQLException;
  }

  /** Starts one with a file in the home. */
  static Emulator start(Path home, int port, List<String> options)
      throws IOException, InterruptedException {
    return start(home, port, inFile(home), options);
  }

  /**
   * Starts one.
   *
   * @param port 0 for any free one
   */
  static Emulator start(Path home, int port, State state, List<String> options)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("emulator", "--port", String.valueOf(port)));
    words.addAll(List.of("--db", state.db()));
    words.addAll(options);
    Launched machine = new Launched(home);
    state.environment().forEach(machine::with);
    Launched.Running process =
        machine.start(
            Launched.CHECKOUT.resolve("bin/orch").toString(), words.toArray(String[]::new));
    process.untilItSays("baseUrl");
    JsonNode line = Json.read(Files.readString(process.out()));
    return new Emulator(machine, process, URI.create(line.path("baseUrl").asText()));
  }

  /** A database file in a home. */
  static State inFile(Path home) {
    Path file = home.resolve("emulator.db");
    return new State() {
      @Override
      public String db() {
        return file.toString();
      }

      @Override
      public Map<String, String> environment() {
        return Map.of();
      }

      @Override
      public long accepted() throws SQLException {
        try (Session session = Session.open(file)) {
          return session.query("SELECT count(*) FROM operations", rows -> rows.getLong(1));
        }
      }
    };
  }

  /** A schema in a database of PostgreSQL. */
  static State in(Postgres postgres, String schema) {
    return new State() {
      @Override
      public String db() {
        return postgres.url(schema);
      }

      @Override
      public Map<String, String> environment() {
        return postgres.environment();
      }

      @Override
      public long accepted() throws SQLException {
        return postgres.number("SELECT count(*) FROM " + schema + ".operations");
      }
    };
  }

  /** How many operations were accepted, by the database file of a home. */
  static long accepted(Path home) throws SQLException {
    return inFile(home).accepted();
  }

  URI url() {
    return url;
  }

  /** All configurations. */
  List<JsonNode> configurations() throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String next = "";
    do {
      String token = next.isEmpty() ? "" : "&pageToken=" + next;
      JsonNode page = get("Configurations?pageSize=1000" + token);
      page.path("configurations").forEach(all::add);
      next = page.at("/meta/nextToken").asText("");
    } while (!next.isEmpty());
    return all;
  }

  /** An operation, which must be there. */
  JsonNode operation(String id) throws IOException, InterruptedException {
    return get("Operations/" + id);
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(ROOT + path))
            .header("Authorization", AUTHORIZATION)
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), () -> path + ": " + response.body());
    return Json.read(response.body());
  }

  /** Kills it with SIGKILL. */
  void kill() throws IOException, InterruptedException {
    process.process().destroyForcibly();
    machine.end(process).exits(137);
  }

  /** Ends it with SIGTERM, if it still runs. */
  @Override
  public void close() throws IOException {
    if (!process.process().isAlive()) {
      return;
    }
    process.process().destroy();
    try {
      machine.end(process).exits(143);
    } catch (InterruptedException e) {
      process.process().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
