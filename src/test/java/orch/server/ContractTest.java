package orch.server;

import static orch.server.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import orch.server.http.RequestBodies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server gives every response of the contract, in the form that the contract requires. */
class ContractTest {
  private static final String SERVICE = "IS00000000000000000000000000000000";
  private static final String BRIDGE = "\"conversationsV1Bridge\": {\"serviceId\": \"%s\"}";
  private static final String UNKNOWN = Client.CONFIGURATIONS + "/conv_configuration_unknown";
  private static final String FULL =
      Plane.with(
          """
          "channelSettings": {"SMS": {"captureRules": [{"from": "*", "to": "+15551230100"}]}}""");

  @TempDir Path directory;
  private final Contract contract = Contract.load();
  private Plane plane;
  private Client client;

  @BeforeEach
  void start() {
    plane = new Plane(directory);
    client = plane.client;
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  @Test
  void everyAnswerOfTheContractIsGivenAsItSays() {
    accepted();
    refused();
    conflicts();
    unavailable();

    Set<String> missing = new TreeSet<>(contract.answers());
    missing.removeAll(contract.seen());
    assertEquals(Set.of(), missing);
  }

  private void accepted() {
    HttpResponse<String> created = contract.holds(client.post(FULL));
    String operation = header(created, "Operation-Id");
    contract.holds(client.operation(operation));
    String id = plane.settled(created);
    contract.holds(client.operation(operation));
    contract.holds(client.configuration(id));
    plane.settled(contract.holds(client.put(id, FULL)));
    plane.settled(contract.holds(client.patch(id, "{\"description\": \"changed\"}")));
    contract.holds(client.configuration(id));
    contract.holds(client.get(Client.CONFIGURATIONS));
    HttpResponse<String> deleted = contract.holds(client.delete(id));
    plane.settled(deleted);
    contract.holds(client.operation(header(deleted, "Operation-Id")));
  }

  private void refused() {
    String id = plane.created();
    contract.holds(client.get(Client.CONFIGURATIONS + "?pageSize=0"));
    contract.holds(client.operation("proc_job_unknown"));
    contract.holds(client.configuration("conv_configuration_unknown"));
    contract.holds(client.send(client.request(UNKNOWN).header("Idempotency-Key", "1").DELETE()));
    contract.holds(client.delete("conv_configuration_unknown"));
    for (String method : List.of("POST", "PUT", "PATCH")) {
      String path = method.equals("POST") ? Client.CONFIGURATIONS : UNKNOWN;
      contract.holds(client.send(client.written(method, path, "{\"displayName\": 1}")));
      contract.holds(
          client.send(client.written(method, path, " ".repeat(RequestBodies.LIMIT + 1))));
      HttpRequest.Builder form = client.written(method, path, "a=b");
      contract.holds(client.send(form.setHeader("Content-Type", "text/plain")));
      if (!method.equals("POST")) {
        contract.holds(client.send(client.written(method, path, FULL)));
      }
    }
    for (HttpRequest.Builder request : everyRequest(id)) {
      contract.holds(client.send(request.setHeader("Authorization", "Bearer x")));
    }
  }

  private void conflicts() {
    plane.created(Plane.with(BRIDGE.formatted(SERVICE)));
    String other = plane.created();
    contract.holds(client.post(Plane.with(BRIDGE.formatted(SERVICE))));
    contract.holds(client.patch(other, "{" + BRIDGE.formatted(SERVICE) + "}"));
    client.delete(other);
    contract.holds(client.put(other, FULL));
    contract.holds(client.delete(other));
  }

  private void unavailable() {
    for (String status : List.of("403", "429", "500", "503")) {
      Path place = directory.resolve(status);
      try (Plane sick = new Plane(place, List.of("any:" + status + "*forever"))) {
        client = sick.client;
        everyRequest("conv_configuration_any").forEach(one -> contract.holds(client.send(one)));
      }
    }
  }

  private List<HttpRequest.Builder> everyRequest(String id) {
    String path = Client.CONFIGURATIONS + "/" + id;
    return new ArrayList<>(
        List.of(
            client.request(Client.CONFIGURATIONS).GET(),
            client.written("POST", Client.CONFIGURATIONS, FULL),
            client.request(path).GET(),
            client.written("PUT", path, FULL),
            client.written("PATCH", path, "{}"),
            client.request(path).DELETE(),
            client.request(Client.OPERATIONS + "proc_job_any").GET()));
  }

  @Test
  void checkWouldSeeBrokenAnswer() {
    String body = client.configuration(plane.created()).body();
    String schema = "/components/schemas/Configuration";
    assertEquals(List.of(), contract.violations(schema, body));
    for (String broken :
        List.of(
            body.replace("\"version\":1", "\"version\":\"1\""),
            body.replace("\"statusCallbacks\":[]", "\"statusCallbacks\":null"),
            body.replace("\"createdAt\":\"2026-03-01", "\"createdAt\":\"2026-13-01"),
            body.replace("conv_configuration_", "CH"))) {
      assertFalse(contract.violations(schema, broken).isEmpty(), broken);
    }
  }
}
