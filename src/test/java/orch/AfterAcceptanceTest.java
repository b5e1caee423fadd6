package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures after a create was accepted: no message leads the user to create it a second time. */
class AfterAcceptanceTest {
  private static final String[] CREATE =
      joined(new String[] {"config", "create", "--wait", "--max-retries", "1"}, PLAIN);

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(directory);
  }

  private Result against(String fault, String... more) throws IOException {
    try (Server server = new Server(home, orch.time(), fault)) {
      Result result = orch.run(server.and(joined(CREATE, more)));
      assertEquals(1, server.seen("POST").size());
      return result;
    }
  }

  @Test
  void aConfigurationThatCannotBeReadIsSaidToBeThere() throws IOException {
    Result result = against("get:503*9").exits(7).printsNothing();
    result.says(
        " was created, but cannot be shown: cannot read the configuration conv_configuration_");
    result.says(
        "hint: the configuration exists; to see it: orch -p local --base-url http://127.0.0.1:");
    result.says(" config get conv_configuration_");
  }

  @Test
  void theDeadlineAfterTheOperationsEndIsStillEight() throws IOException {
    against("get:404*9", "--timeout", "3s").exits(8).says(" config get conv_configuration_");
    against("get:404*9", "--timeout", "1m").exits(5).says(" config get conv_configuration_");
  }

  @Test
  void anOperationThatCannotBeFollowedIsNamed() throws IOException {
    Result unfollowed = against("operation:shape3=400", "-o", "json", "-q").exits(12);
    assertEquals("PENDING", unfollowed.json().path("status").asText());
    JsonNode error = unfollowed.error();
    assertTrue(error.path("operationId").asText().startsWith("proc_job_"), error::toString);
    assertTrue(error.path("hint").asText().contains("config wait proc_job_"), error::toString);
    against("operation:401").exits(4).says("the create was accepted as operation proc_job_");
    against("create:status-url=https://evil.example.com/x").exits(12).says("config wait proc_job_");
  }

  @Test
  void theHintForSeveralUnfinishedOperationsNamesThemAll() throws IOException {
    String[] create = joined(new String[] {"config", "create"}, PLAIN);
    String one = orch.local(create).json().path("operationId").asText();
    String other = orch.local(create).json().path("operationId").asText();
    orch.local("config", "wait", one, other, "--timeout", "100ms")
        .exits(8)
        .says("to keep waiting: orch -p local config wait " + one + " " + other);
  }

  @Test
  void aSelectionThatFailsOnTheResultIsNoMistakeOfTheCommandLine() throws IOException {
    Result result =
        against("create:lag=0", "--jq", ".displayName | tonumber").exits(1).printsNothing();
    result.says("the write was accepted as operation proc_job_").says("config status proc_job_");
    JsonNode error =
        against("create:lag=0", "--jq", ".displayName | tonumber", "-o", "json").exits(1).error();
    assertEquals(1, error.path("exitCode").asInt());
  }

  @Test
  void anOperationThatCannotBeFollowedAnyMoreIsAnnounced() throws IOException {
    against("operation:401", "--progress", "plain")
        .says("orch: proc_job_")
        .says(" cannot be followed: ");
    Result json = against("operation:401", "-o", "json").exits(4);
    assertTrue(Json.read(json.err().lines().toList().get(0)).has("lost"), json::toString);
  }

  @Test
  void anOlderConfigurationOfTheSameNameIsNotTakenForTheNewOne() throws IOException {
    String operation =
        "{\"operationId\":\"proc_job_%s\",\"status\":\"COMPLETED\",\"createdAt\":\"%s\"}";
    String page =
        HostileServer.page(
            "{\"id\":\"conv_configuration_old\",\"displayName\":\"My Support Config\",\"createdAt\":\"2026-03-01T11:59:59Z\"}",
            "");
    AtomicReference<String> name = new AtomicReference<>("1");
    AtomicReference<String> accepted = new AtomicReference<>("2026-03-01T12:00:00Z");
    try (HostileServer server =
        new HostileServer(
            (number, to) -> {
              boolean isList = to.exchange().getRequestURI().getPath().endsWith("/Configurations");
              String state = operation.formatted(name.get(), accepted.get());
              to.json(
                  to.method().equals("POST") ? 202 : 200,
                  isList && to.method().equals("GET") ? page : state);
            })) {
      orch.run(server.and(CREATE))
          .exits(5)
          .printsNothing()
          .says("was created, but cannot be shown")
          .says("the list of configurations has no new one with this name");
      name.set("2");
      accepted.set("2026-03-01T11:59:59Z");
      Result created = orch.run(server.and(CREATE)).exits(0);
      assertEquals("conv_configuration_old", created.json().path("id").asText());
    }
  }
}
