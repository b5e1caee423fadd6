package orch.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import orch.json.Json;
import orch.server.Plane;
import org.junit.jupiter.api.Test;

/** The example of the documentation, with a client as other programs may have one. */
@OrchEmulator(latency = "10m", virtualClock = true)
class WaitingExampleTest {
  @Test
  void givesUpAfterFiveMinutes(Emulator emulator) throws Exception {
    ServiceClient client = new ServiceClient(emulator);
    URI operation = client.create();

    assertThrows(TimeoutException.class, () -> client.await(operation, Duration.ofMinutes(5)));

    emulator.clock().advance(Duration.ofMinutes(5));
    assertEquals(1, emulator.configurations().size());
  }

  @Test
  @OrchEmulator(
      faults = {"POST:1:503,retry-after=2", "POST:2:cut-after"},
      virtualClock = true)
  void createsOnceAlthoughTheAnswerIsLost(Emulator emulator) throws Exception {
    ServiceClient client = new ServiceClient(emulator);

    client.await(client.create(), Duration.ofMinutes(5));

    assertEquals(1, emulator.faults().applied("POST:2:cut-after"));
    assertEquals(1, emulator.configurations().size());
  }

  /** A client whose clock and pauses are parameters. */
  private static final class ServiceClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI configurations;
    private final String authorization;
    private final InstantSource clock;
    private final Consumer<Duration> sleep;

    ServiceClient(Emulator emulator) {
      configurations = emulator.baseUrl().resolve("/v2/ControlPlane/Configurations");
      authorization = emulator.authorization();
      clock = emulator.clock()::now;
      sleep = emulator.clock()::advance;
    }

    /** Creates a configuration, and repeats the request with its key until it is accepted. */
    URI create() throws InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(configurations)
              .header("Authorization", authorization)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .POST(BodyPublishers.ofString(Plane.MINIMAL))
              .build();
      while (true) {
        try {
          HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
          if (response.statusCode() == 202) {
            return URI.create(Json.read(response.body()).path("statusUrl").asText());
          }
          sleep.accept(seconds(response));
        } catch (IOException e) {
          sleep.accept(Duration.ofSeconds(1));
        }
      }
    }

    /** Polls until the operation has ended. */
    void await(URI operation, Duration timeout)
        throws IOException, InterruptedException, TimeoutException {
      Instant end = clock.instant().plus(timeout);
      while (clock.instant().isBefore(end)) {
        HttpResponse<String> response =
            http.send(
                HttpRequest.newBuilder(operation).header("Authorization", authorization).build(),
                BodyHandlers.ofString());
        if (Json.read(response.body()).path("status").asText().equals("COMPLETED")) {
          return;
        }
        sleep.accept(Duration.ofSeconds(5));
      }
      throw new TimeoutException(operation + " has not ended after " + timeout);
    }

    private static Duration seconds(HttpResponse<String> response) {
      return Duration.ofSeconds(
          Long.parseLong(response.headers().firstValue("Retry-After").orElse("1")));
    }
  }
}
