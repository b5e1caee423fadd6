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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orch.Launched;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machines;
import orch.server.fault.Faults;

/**
 * {@code orch emulator} in a separate process, or the same service in this one, and a client that
 * reads its state without orch.
 */
final class Service implements AutoCloseable {
  /** The credentials of profile local, which has its own account. */
  private static final String AUTHORIZATION = "Basic bG9jYWw6bG9jYWw=";

  private static final String CONFIGURATIONS = "/v2/ControlPlane/Configurations";

  private static final int ATTEMPTS = 20;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final End end;
  private final URI url;

  private Service(End end, URI url) {
    this.end = end;
    this.url = url;
  }

  /** Ends the service. */
  private interface End {
    void end() throws IOException;
  }

  /**
   * Starts one in this process, which takes less time.
   *
   * @param faults as {@code --fault} takes them
   */
  static Service inside(Path home, Duration latency, List<String> faults)
      throws IOException, InterruptedException {
    ControlPlane plane =
        ControlPlane.start(
            ControlPlaneSettings.local(home.resolve("emulator.db"), Machines.real())
                .withLatency(latency)
                .withFaults(Faults.parse(faults)));
    return new Service(plane::close, plane.baseUrl());
  }

  /**
   * Starts one.
   *
   * @param latency the duration of an operation
   */
  static Service start(Path home, String latency) throws IOException, InterruptedException {
    Launched machine = new Launched(home);
    String[] words = {
      "emulator",
      "--port",
      "0",
      "--db",
      home.resolve("emulator.db").toString(),
      "--latency",
      latency
    };
    Launched.Running process =
        machine.start(Launched.CHECKOUT.resolve("bin/orch").toString(), words);
    process.untilItSays("baseUrl");
    String url = Json.read(Files.readString(process.out())).path("baseUrl").asText();
    return new Service(() -> end(machine, process), URI.create(url));
  }

  URI url() {
    return url;
  }

  /** Creates a configuration, waits until it is visible, and returns its id. */
  String create(String name) throws IOException, InterruptedException {
    ObjectNode body = Json.object().put("displayName", name).put("description", "old");
    body.put("conversationGroupingType", "GROUP_BY_PROFILE").put("memoryStoreId", "mem_store_x");
    HttpResponse<String> answer =
        answer(
            request(CONFIGURATIONS)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(Json.compact(body)))
                .build());
    String id = Json.read(answer.body()).at("/related/configurationId").asText("");
    // A fault may leave the id out of the answer.
    while (id.isEmpty() || get(id).statusCode() != 200) {
      TimeUnit.MILLISECONDS.sleep(20);
      id = id.isEmpty() ? idOf(name) : id;
    }
    return id;
  }

  /** The response to a read of a configuration; its status code is 404 when there is none. */
  HttpResponse<String> get(String id) throws IOException, InterruptedException {
    return answer(request(CONFIGURATIONS + "/" + id).build());
  }

  /** The number of configurations with this name. */
  int count(String name) throws IOException, InterruptedException {
    return ids(name).size();
  }

  private String idOf(String name) throws IOException, InterruptedException {
    List<String> ids = ids(name);
    return ids.isEmpty() ? "" : ids.get(0);
  }

  private List<String> ids(String name) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    String page = CONFIGURATIONS + "?pageSize=1000";
    while (!page.isEmpty()) {
      JsonNode answer = Json.read(answer(request(page).build()).body());
      for (JsonNode configuration : answer.path("configurations")) {
        if (configuration.path("displayName").asText().equals(name)) {
          ids.add(configuration.path("id").asText());
        }
      }
      String next = answer.at("/meta/nextToken").asText("");
      page = next.isEmpty() ? "" : CONFIGURATIONS + "?pageSize=1000&pageToken=" + next;
    }
    return ids;
  }

  /** The first usable answer: the service may have been started with faults. */
  private HttpResponse<String> answer(HttpRequest request)
      throws IOException, InterruptedException {
    for (int i = 0; ; i++) {
      try {
        // The timeout of a request covers only its headers, and a fault may hold back the body.
        HttpResponse<String> answer =
            http.sendAsync(request, BodyHandlers.ofString()).get(2, TimeUnit.SECONDS);
        if (List.of(200, 202, 404).contains(answer.statusCode())
            && Json.read(answer.body()).isObject()) {
          return answer;
        }
      } catch (ExecutionException | TimeoutException | MalformedTextException e) {
        if (i == ATTEMPTS) {
          throw new IOException(e);
        }
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", AUTHORIZATION);
  }

  private static void end(Launched machine, Launched.Running process) throws IOException {
    process.process().destroy();
    try {
      machine.end(process).exits(143);
    } catch (InterruptedException e) {
      process.process().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    end.end();
  }
}
