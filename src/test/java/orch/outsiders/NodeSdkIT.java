package orch.outsiders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import orch.json.Json;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's client for Node.js against the local control plane. */
class NodeSdkIT {
  @TempDir Path directory;

  @Test
  void configurationLivesItsLife() throws Exception {
    List<JsonNode> steps = steps("sdk.cjs");

    assertEquals(
        List.of("create", "fetch", "patch", "update", "fetch", "list", "refused", "removed"),
        steps.stream().map(step -> step.path("step").asText()).toList());
    for (int write : List.of(0, 2, 3)) {
      assertEquals("[202,\"COMPLETED\"]", steps.get(write).path("result").toString());
    }
    JsonNode created = steps.get(1).path("result");
    assertEquals("from-node", created.path("displayName").asText());
    assertEquals(1, created.path("version").asInt());
    assertEquals(
        "[{\"from\":\"*\",\"to\":\"+15551230100\",\"metadata\":{}}]",
        created.at("/channelSettings/SMS/captureRules").toString());
    JsonNode updated = steps.get(4).path("result");
    assertEquals("replaced", updated.path("description").asText());
    assertEquals("from-node", updated.path("displayName").asText());
    assertEquals(3, updated.path("version").asInt());
    assertEquals(7, steps.get(5).path("result").size());
    assertEquals(
        "[400,20001,\"displayName must match ^[a-zA-Z0-9-_ ]+$\"]",
        steps.get(6).path("result").toString());
    assertEquals("[404,20404]", steps.get(7).path("result").toString());
  }

  @Test
  void whatConfigurationsReferToIsThereForTheClient() throws Exception {
    List<JsonNode> steps = steps("memory.cjs");

    JsonNode store = steps.get(1).path("result");
    assertEquals("from-node", store.path("displayName").asText());
    assertEquals("Customers", store.path("description").asText());
    assertEquals("ACTIVE", store.path("status").asText());
    List<String> others = new ArrayList<>();
    for (JsonNode step : steps) {
      if (!step.path("step").asText().equals("fetch")) {
        others.add(step.path("step").asText() + " " + step.path("result"));
      }
    }
    assertEquals(
        List.of(
            "create [202,\"Memory Store creation accepted for processing.\",\"COMPLETED\",\"RESOURCE_ID\"]",
            "pages [3,1,true]",
            "list 4",
            "taken [409,520045]",
            "missing [404,520041]",
            "intelligence \"Mood\"",
            "intelligences 1",
            "service \"Chat\"",
            "services 2"),
        others);
  }

  private List<JsonNode> steps(String script) throws IOException, InterruptedException {
    ControlPlaneSettings settings =
        ControlPlaneSettings.local(directory.resolve("orch.db"), Machines.real())
            .withLatency(Duration.ofMillis(20));
    Path output = directory.resolve("steps.jsonl");
    try (ControlPlane server = ControlPlane.start(settings)) {
      Process node =
          NodePrograms.start(
              output,
              "node",
              NodePrograms.resource(script).toString(),
              server.baseUrl().toString());
      assertTrue(node.waitFor(60, TimeUnit.SECONDS), "the script takes too long");
      assertEquals(0, node.exitValue(), () -> NodePrograms.text(output));
    }
    List<JsonNode> steps = new ArrayList<>();
    NodePrograms.text(output).lines().forEach(line -> steps.add(Json.read(line)));
    return steps;
  }
}
