package orch.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import orch.Launched;
import orch.json.Json;

/** {@code orch emulator} in a separate process, and a client that reads its state without orch. */
final class Service implements AutoCloseable {
  /** The credentials of profile local, which has its own account. */
  private static final String AUTHORIZATION = "Basic bG9jYWw6bG9jYWw=";

  private static final String CONFIGURATIONS = "/v2/ControlPlane/Configurations";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Launched machine;
  private final Launched.Running process;
  private final URI url;

  private Service(Launched machine, Launched.Running process, URI url) {
    this.machine = machine;
    this.process = process;
    this.url = url;
  }

  /**
   * Starts one.
   *
   * @param latency the duration of an operation
   */
  static Service start(Path home, String latency) throws IOException, InterruptedException {
    Launched machine = new Launched(home);
    Launched.Running process =
        machine.start(
            Launched.CHECKOUT.resolve("bin/orch").toString(),
            "emulator",
            "--port",
            "0",
            "--db",
            home.resolve("emulator.db").toString(),
            "--latency",
            latency);
    process.untilItSays("baseUrl");
    String url = Json.read(Files.readString(process.out())).path("baseUrl").asText();
    return new Service(machine, process, URI.create(url));
  }

  URI url() {
    return url;
  }

  /** Creates a configuration, waits until it is visible, and returns its id. */
  String create(String name) throws IOException, InterruptedException {
    ObjectNode body = Json.object().put("displayName", name).put("description", "old");
    body.put("conversationGroupingType", "GROUP_BY_PROFILE").put("memoryStoreId", "mem_store_x");
    HttpResponse<String> answer =
        http.send(
            request(CONFIGURATIONS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.compact(body)))
                .build(),
            BodyHandlers.ofString());
    String id = Json.read(answer.body()).at("/related/configurationId").asText();
    while (get(id).statusCode() != 200) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return id;
  }

  /** The response to a read of a configuration; its status code is 404 when there is none. */
  HttpResponse<String> get(String id) throws IOException, InterruptedException {
    return http.send(request(CONFIGURATIONS + "/" + id).build(), BodyHandlers.ofString());
  }

  /** The number of configurations with this name. */
  int count(String name) throws IOException, InterruptedException {
    int count = 0;
    String page = CONFIGURATIONS + "?pageSize=1000";
    while (!page.isEmpty()) {
      JsonNode answer = Json.read(http.send(request(page).build(), BodyHandlers.ofString()).body());
      for (JsonNode configuration : answer.path("configurations")) {
        count += configuration.path("displayName").asText().equals(name) ? 1 : 0;
      }
      String next = answer.at("/meta/nextToken").asText("");
      page = next.isEmpty() ? "" : CONFIGURATIONS + "?pageSize=1000&pageToken=" + next;
    }
    return count;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", AUTHORIZATION);
  }

  @Override
  public void close() throws IOException {
    process.process().destroy();
    try {
      machine.end(process).exits(143);
    } catch (InterruptedException e) {
      process.process().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
