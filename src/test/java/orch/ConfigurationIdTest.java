package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration's id in the output of writes, with and without {@code --wait}. */
class ConfigurationIdTest {
  private static final String[] CREATE = Orch.joined(new String[] {"config", "create"}, Orch.PLAIN);

  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home).with("EDITOR", "sed -i s/four/five/");
  }

  private Result local(String line, String... more) {
    return orch.local(Orch.joined(line.split(" ", -1), more)).exits(0);
  }

  private String created() {
    return orch.local(Orch.joined(CREATE, "--wait", "-q", "-o", "name")).exits(0).out();
  }

  @Test
  void theNameIsTheConfigurationAlsoWithoutWaiting() {
    String created = orch.local(Orch.joined(CREATE, "-o", "name")).exits(0).out();
    assertTrue(created.startsWith("conv_configuration_"), created);
    local("config wait --last -q");
    assertEquals(created, local("config list -o name").out());
    String id = created.strip();
    local("config update -o name --description two", id).prints(created);
    local("config update -o name --description three --wait -q", id).prints(created);
    orch.file("new.yaml", local("config get -o yaml", id).out().replace("three", "four"));
    local("config update -o name --replace -f new.yaml --yes", id).prints(created);
    local("config wait --last -q");
    local("config edit -o name", id).prints(created);
    local("config wait --last -o name -q").prints(created);
    local("config status --last -o name").prints(created);
    local("config delete -o name --yes", id).prints(created);
  }

  @Test
  void severalDeletionsPrintTheirConfigurations() {
    String one = created();
    String two = created();
    local("config delete -o name --yes --wait -q", one.strip(), two.strip()).prints(one + two);
  }

  @Test
  void operationsCarryTheConfigurationAfterTheirOwnId() {
    String id = created().strip();
    List<JsonNode> operations = new ArrayList<>();
    operations.add(local("config update --description two", id).json());
    operations.add(local("config status --last").json());
    operations.add(local("config wait --last -q").json());
    operations.add(local("config delete --yes", id).json());
    for (JsonNode operation : operations) {
      List<String> names = new ArrayList<>();
      operation.fieldNames().forEachRemaining(names::add);
      assertEquals(List.of("operationId", "configurationId"), names.subList(0, 2));
      assertEquals(id, operation.path("configurationId").asText());
      assertEquals(id, operation.path("related").path("configurationId").asText());
    }
  }

  @Test
  void everyFormatHasIt() {
    String id = created().strip();
    local("config update --description 1 --fields configurationId", id)
        .prints("{\n  \"configurationId\": \"" + id + "\"\n}\n");
    local("config wait --last -q -o csv --fields configuration,status")
        .prints("configurationId,status\n" + id + ",COMPLETED\n");
    assertTrue(local("config status --last -o table").out().contains("COMPLETED  " + id));
    local("config status --last -o jsonl --jq .configurationId").prints(id + "\n");
  }

  @Test
  void waitTakesWhatCreatePrints() {
    String accepted = orch.local(CREATE).exits(0).out();
    assertTrue(accepted.contains("\"configurationId\""), accepted);
    orch.reading(accepted).local("config", "wait", "-", "-q").exits(0);
  }

  /** The service need not tell the id before the operation has completed. */
  @Test
  void withoutAnIdTheNameIsTheOperation() throws IOException {
    String accepted = "{\"operationId\":\"proc_job_%s\",\"status\":\"PENDING\"}";
    try (HostileServer server =
        new HostileServer((number, to) -> to.json(202, accepted.formatted(number + 1)))) {
      orch.run(server.and(Orch.joined(CREATE, "-o", "name"))).exits(0).prints("proc_job_1\n");
      JsonNode json = orch.run(server.and(CREATE)).exits(0).json();
      assertTrue(!json.has("configurationId"), json::toString);
    }
  }
}
