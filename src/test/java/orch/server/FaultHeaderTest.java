package orch.server;

import static orch.server.Client.header;
import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request asks for its own faults. */
class FaultHeaderTest {
  private static final String HEADER = "Orch-Emulator-Fault";

  @TempDir Path directory;

  private static HttpRequest.Builder creating(Client client, String... effects) {
    HttpRequest.Builder request = client.written("POST", Client.CONFIGURATIONS, Plane.MINIMAL);
    for (String effect : effects) {
      request.header(HEADER, effect);
    }
    return request;
  }

  @Test
  void theRequestGetsWhatItAsksForAndTheNextOneDoesNot() {
    try (Plane plane = new Plane(directory, List.of())) {
      HttpResponse<String> refused =
          plane.client.send(creating(plane.client, "503,retry-after=2", "fail"));
      assertEquals(503, refused.statusCode());
      assertEquals("2", header(refused, "Retry-After"));
      assertEquals(202, plane.client.post(Plane.MINIMAL).statusCode());
    }
  }

  @Test
  void theOperationIsAskedForInTheSameWay() {
    try (Plane plane = new Plane(directory, List.of())) {
      String id =
          header(plane.client.send(creating(plane.client, "slow=1", "fail")), "Operation-Id");
      plane.clock.passSeconds(2);
      assertEquals("FAILED", json(plane.client.operation(id)).path("status").asText());
    }
  }

  @Test
  void itWinsOverTheRulesWhichCountTheRequestAllTheSame() {
    try (Plane plane = new Plane(directory, List.of("POST:1..2:429", "create:500"))) {
      assertEquals(400, plane.client.send(creating(plane.client, "400")).statusCode());
      assertEquals(429, plane.client.post(Plane.MINIMAL).statusCode());
      assertEquals(500, plane.client.post(Plane.MINIMAL).statusCode());
    }
  }

  @Test
  void aWrongOneIsRefusedWithItsPlace() {
    try (Plane plane = new Plane(directory, List.of())) {
      for (String[] effects : new String[][] {{"503,retry=2"}, {"503", "503,retry=2"}}) {
        HttpResponse<String> refused = plane.client.send(creating(plane.client, effects));
        assertEquals(400, refused.statusCode());
        assertTrue(
            json(refused)
                .path("message")
                .asText()
                .startsWith(
                    "The header Orch-Emulator-Fault: fault \"503,retry=2\": \"retry\" at character"
                        + " 5 is not an option of 503"),
            refused.body());
      }
    }
  }

  @Test
  void theServerOfProfileLocalIgnoresIt() {
    try (Plane plane = new Plane(directory)) {
      assertEquals(202, plane.client.send(creating(plane.client, "503")).statusCode());
      assertEquals(202, plane.client.send(creating(plane.client, "nonsense")).statusCode());
    }
  }
}
