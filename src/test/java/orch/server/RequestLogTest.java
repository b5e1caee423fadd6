package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import orch.server.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests that a log receives. */
class RequestLogTest {
  @TempDir Path directory;

  @Test
  void everyRequestIsLogged() {
    List<String> lines = new ArrayList<>();
    RequestLog log =
        (method, path, key, status) -> lines.add(method + " " + path + " " + key + " " + status);
    Faults cut = Faults.parse(List.of("delete:cut-before"));
    try (Plane plane = new Plane(directory, settings -> settings.withLog(log).withFaults(cut))) {
      Client client = plane.client;
      client.get(Client.CONFIGURATIONS + "?pageSize=1");
      client.get("/nowhere");
      UUID key = UUID.fromString("6d1f3a52-90c4-4a8e-8f07-2b1c5d9e0a37");
      client.post("{}", key);
      assertThrows(
          IOException.class,
          () -> client.trySend(client.request(Client.CONFIGURATIONS + "/x").DELETE()));

      assertEquals(
          List.of(
              "GET /v2/ControlPlane/Configurations  200",
              "GET /nowhere  404",
              "POST /v2/ControlPlane/Configurations " + key + " 400",
              "DELETE /v2/ControlPlane/Configurations/x  0"),
          lines);
    }
  }
}
