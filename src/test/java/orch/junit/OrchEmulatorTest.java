package orch.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import orch.server.Client;
import orch.server.Plane;
import org.junit.jupiter.api.Test;

/** Tests as users of the extension write them. */
@OrchEmulator(
    faults = {"POST:1:503,retry-after=2", "POST:3:cut-after"},
    latency = "10m",
    virtualClock = true)
class OrchEmulatorTest {
  private final Emulator emulator;
  private final Client client;

  OrchEmulatorTest(Emulator emulator) {
    this.emulator = emulator;
    this.client = new Client(emulator.baseUrl()).as(emulator.account());
  }

  @Test
  void theConstructorAndTheTestHaveTheSameEmulator(Emulator again) {
    assertEquals(emulator.baseUrl(), again.baseUrl());
  }

  @Test
  void aParameterCanHaveAnotherOne(@OrchEmulator Emulator other) {
    assertNotEquals(emulator.baseUrl(), other.baseUrl());
    Client ofOther = new Client(other.baseUrl()).as(other.account());
    assertEquals(202, ofOther.post(Plane.MINIMAL).statusCode());
    assertEquals(1, other.configurations().size());
    assertEquals(0, other.openOperations());
    assertThrows(IllegalStateException.class, () -> other.clock().advance(Duration.ofMinutes(1)));
  }

  @Test
  @OrchEmulator(seed = 3, latency = "1s..20s")
  void aTestCanHaveOtherSettings(Emulator own) {
    assertNotEquals(emulator, own);
    Client ofOwn = new Client(own.baseUrl());
    List<String> seconds = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> accepted = ofOwn.post(Plane.MINIMAL);
      assertEquals(202, accepted.statusCode());
      seconds.add(accepted.headers().firstValue("Retry-After").orElseThrow());
    }
    assertTrue(seconds.stream().distinct().count() > 1, seconds::toString);
  }

  @Test
  void aTimeoutOfFiveMinutesIsTestedInMilliseconds() {
    long realStart = System.nanoTime();
    Instant start = emulator.clock().now();
    client.post(Plane.MINIMAL);
    HttpResponse<String> accepted = client.post(Plane.MINIMAL);
    String statusUrl = Client.json(accepted).path("statusUrl").asText();

    String status = "";
    Duration timeout = Duration.ofMinutes(5);
    while (Duration.between(start, emulator.clock().now()).compareTo(timeout) < 0) {
      String path = statusUrl.substring(emulator.baseUrl().toString().length());
      status = Client.json(client.get(path)).path("status").asText();
      // A client whose sleeps are a parameter gets this one.
      emulator.clock().advance(Duration.ofSeconds(10));
    }

    assertEquals("PENDING", status);
    assertEquals(1, emulator.openOperations());
    assertEquals(List.of(), emulator.configurations());
    assertTrue(Duration.ofNanos(System.nanoTime() - realStart).toSeconds() < 20);
    emulator.clock().advance(timeout);
    assertEquals("Support", emulator.configurations().get(0).path("displayName").asText());
    assertEquals(0, emulator.openOperations());
  }

  @Test
  void faultsCanBeLookedAtAndChanged() {
    assertEquals(503, client.post(Plane.MINIMAL).statusCode());
    assertEquals(1, emulator.faults().applied("POST:1:503,retry-after=2"));
    assertEquals(0, emulator.faults().applied("POST:3:cut-after"));

    emulator.faults().add("GET:*:429");
    assertEquals(429, client.get(Client.CONFIGURATIONS).statusCode());
    assertThrows(IllegalArgumentException.class, () -> emulator.faults().add("GET:*:explode"));
    emulator.faults().clear();
    assertEquals(200, client.get(Client.CONFIGURATIONS).statusCode());
  }

  @Test
  void aResponseIsLostAndTheWriteIsThere() {
    client.post(Plane.MINIMAL);
    client.post(Plane.MINIMAL);
    assertThrows(
        IOException.class,
        () -> client.trySend(client.written("POST", Client.CONFIGURATIONS, Plane.named("lost"))));
    emulator.clock().advance(Duration.ofMinutes(10));
    assertEquals(2, emulator.configurations().size());
    assertEquals(List.of(), emulator.configurations("AC-another"));

    emulator.reset();
    assertEquals(List.of(), emulator.configurations());
    assertEquals(503, client.post(Plane.MINIMAL).statusCode());
  }

  @Test
  void theCredentialsAreAccepted() throws Exception {
    java.net.http.HttpRequest request =
        java.net.http.HttpRequest.newBuilder(
                emulator.baseUrl().resolve("/v2/ControlPlane/Configurations"))
            .header("Authorization", emulator.authorization())
            .build();
    assertEquals(
        200,
        java.net.http.HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.ofString())
            .statusCode());
    assertEquals(emulator.baseUrl().toString(), emulator.environment().get("ORCH_BASE_URL"));
    assertEquals(emulator.account(), emulator.environment().get("TWILIO_ACCOUNT_SID"));
    assertEquals(emulator.password(), emulator.environment().get("TWILIO_AUTH_TOKEN"));
  }
}
