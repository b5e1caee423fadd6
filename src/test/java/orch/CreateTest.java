package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code orch config create}: the cases that succeed. */
class CreateTest {
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home);
  }

  private Result create(String... more) {
    return orch.local(joined(new String[] {"config", "create"}, joined(PLAIN, more)));
  }

  @Test
  void anInterruptDoesNotWaitForTheEndOfTheInput() {
    Thread command = Thread.currentThread();
    orch.answering(
        () -> {
          command.interrupt();
          LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
          return "{}";
        });
    Result result = orch.local("config", "create", "-f", "-");
    assertTrue(Thread.interrupted());
    result.exits(130).says("interrupted while reading standard input");
  }

  @Test
  void withoutWaitPrintsTheOperation() {
    JsonNode operation = create().exits(0).saysOnly("").json();
    assertEquals("PENDING", operation.path("status").textValue());
    assertTrue(operation.path("operationId").asText().startsWith("proc_job_"));
    assertTrue(operation.path("statusUrl").asText().startsWith("http://127.0.0.1:"));
    assertTrue(operation.at("/related/configurationId").asText().startsWith("conv_configuration_"));
    assertEquals(36, operation.path("idempotencyKey").asText().length());
  }

  @Test
  void withWaitPrintsTheConfiguration() {
    Result created = create("--wait").exits(0);
    JsonNode configuration = created.json();
    assertEquals("My Support Config", configuration.path("displayName").textValue());
    assertEquals(1, configuration.path("version").intValue());
    assertTrue(configuration.path("id").asText().startsWith("conv_configuration_"));
    created.says(" COMPLETED after 1 s\n");
    assertTrue(orch.local("config", "list").exits(0).out().contains("My Support Config"));
  }

  @Test
  void isInvisibleUntilItsOperationIsCompleted() {
    String id = create().json().at("/related/configurationId").asText();
    orch.local("config", "get", id).exits(5).printsNothing();
  }

  @Test
  void everyFlagSetsItsField() {
    JsonNode configuration =
        create(
                "--memory-extraction",
                "--intelligence=intelligence_configuration_01kcv35pnkeysaf6z6cqtbpegn",
                "--callback=GET=https://hooks.example.com/a",
                "--callback=https://hooks.example.com/b",
                "--capture=sms=+15551230100",
                "--capture-rule=channel=VOICE,from=*,to=+15551230100,callType=PSTN",
                "--timeouts=SMS=10/60",
                "--timeouts=VOICE=none",
                "--bridge-service=IS00000000000000000000000000000000",
                "--wait")
            .exits(0)
            .json();
    JsonNode expected =
        Json.read(
            """
            {"SMS": {"captureRules": [
               {"from": "+15551230100", "to": "*", "metadata": {}},
               {"from": "*", "to": "+15551230100", "metadata": {}}],
               "statusTimeouts": {"inactive": 10, "closed": 60}},
             "VOICE": {"captureRules": [
               {"from": "*", "to": "+15551230100", "metadata": {"callType": "PSTN"}}],
               "statusTimeouts": null}}
            """);
    // Reads also show channels that were never sent.
    for (Map.Entry<String, JsonNode> channel : expected.properties()) {
      assertEquals(
          channel.getValue(), configuration.path("channelSettings").path(channel.getKey()));
    }
    assertTrue(configuration.path("memoryExtractionEnabled").booleanValue());
    assertEquals("GET", configuration.at("/statusCallbacks/0/method").asText());
    assertEquals(
        "https://hooks.example.com/b", configuration.at("/statusCallbacks/1/url").asText());
    assertEquals(
        "IS00000000000000000000000000000000",
        configuration.at("/conversationsV1Bridge/serviceId").asText());
    assertEquals(1, configuration.path("intelligenceConfigurationIds").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"profile", "group_by_profile", "Profile"})
  void groupingHasShortNamesAndAnyCase(String grouping) {
    Result dry =
        orch.local(
            "config",
            "create",
            "--name=n",
            "--description=d",
            "--memory-store=mem_store_x",
            "--grouping=" + grouping,
            "--dry-run");
    assertEquals(
        "GROUP_BY_PROFILE",
        dry.json().at("/body/conversationGroupingType").asText(),
        dry::toString);
  }

  @Test
  void dryRunPrintsTheRequestAndSendsNothing() {
    String key = "5f0c1b9e-9d7a-4e55-8a53-6d3c8a3ff001";
    create("--dry-run", "--idempotency-key", key)
        .exits(0)
        .saysOnly("orch: dry run: nothing was sent\n")
        .prints(
            """
            {
              "method": "POST",
              "url": "http://127.0.0.1/v2/ControlPlane/Configurations",
              "headers": {
                "Idempotency-Key": "5f0c1b9e-9d7a-4e55-8a53-6d3c8a3ff001",
                "Content-Type": "application/json"
              },
              "body": {
                "displayName": "My Support Config",
                "description": "d",
                "conversationGroupingType": "GROUP_BY_PROFILE",
                "memoryStoreId": "mem_store_01k1etk2y5f1y9fpe2epfdtvv2"
              }
            }
            """);
    orch.time().pass(Duration.ofSeconds(5));
    orch.local("config", "list", "-o", "name").exits(0).printsNothing();
  }

  @Test
  void theSameKeyGivesTheSameOperation() {
    String key = "5f0c1b9e-9d7a-4e55-8a53-6d3c8a3ff001";
    JsonNode first = create("--idempotency-key", key).exits(0).json();
    JsonNode second = create("--idempotency-key", key).exits(0).json();
    assertEquals(first.path("operationId"), second.path("operationId"));
  }

  @Test
  void aNamedKeyIsTheSameEveryTimeAndAnotherNameIsAnotherKey() {
    String one =
        create("--idempotency-key", "name:deploy 42")
            .exits(0)
            .json()
            .path("idempotencyKey")
            .asText();
    String again =
        create("--idempotency-key", "name:deploy 42")
            .exits(0)
            .json()
            .path("idempotencyKey")
            .asText();
    String other =
        create("--idempotency-key", "name:deploy 43")
            .exits(0)
            .json()
            .path("idempotencyKey")
            .asText();
    assertEquals(one, again);
    assertFalse(one.equals(other));
  }

  @Test
  void everyWriteHasAKeyOfItsOwn() {
    assertFalse(
        create().json().path("idempotencyKey").equals(create().json().path("idempotencyKey")));
  }
}
