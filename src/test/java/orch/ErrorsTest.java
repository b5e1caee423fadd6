package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every exit code from 3 up, and its message; stdout stays empty. */
class ErrorsTest {
  private static final String[] CREATE = joined(new String[] {"config", "create"}, PLAIN);

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(directory);
  }

  private Result against(String fault, String... args) throws IOException {
    try (Server server = new Server(home, orch.time(), fault)) {
      return orch.run(server.and(args));
    }
  }

  @Test
  void threeForBinaryDataInYaml() {
    orch.file("a.yaml", "displayName: !!binary aGVsbG8=\n");
    orch.local("config", "create", "-f", "a.yaml").exits(3).printsNothing().says("a.yaml:1: ");
  }

  @Test
  void threeForMistakesInTheDocumentAllAtOnceWithTheirPlaces() {
    orch.file(
        "a.yaml",
        """
        displayName: 'bad!'
        descripton: d
        channelSettings:
          SMS:
            captureRules:
              - from: +15551230100
                to: '*'
        """);
    orch.local("config", "create", "-f", "a.yaml", "--timeouts", "SMS=0/60", "--grouping", "none")
        .exits(3)
        .printsNothing()
        .saysOnly(
            """
            orch: the configuration has 7 mistakes; nothing was sent
              a.yaml:2: descripton is not a known field; did you mean description?
              a.yaml:1: displayName may hold only letters A-Z and a-z, digits, spaces, "-" and "_"
              description is required: give --description, or put it into a.yaml
              --grouping: conversationGroupingType must be one of GROUP_BY_PROFILE, GROUP_BY_PARTICIPANT_ADDRESSES, GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE
              memoryStoreId is required: give --memory-store, or put it into a.yaml
              --timeouts SMS=0/60: channelSettings.SMS.statusTimeouts.inactive must be at least 1 minute, not 0
              a.yaml:6: channelSettings.SMS.captureRules[0].from must be a text: put it in quotes, not the number 15551230100
              exit 3 (invalid document)
            """);
  }

  @Test
  void threeForARefusalOfTheService() throws IOException {
    Result refused = against("create:422", CREATE).exits(3).printsNothing();
    refused.says("orch: cannot create the configuration \"My Support Config\": HTTP 422");
    refused.says("request id RQ");
  }

  @Test
  void fourWithoutCredentials() {
    orch.run(CREATE)
        .exits(4)
        .printsNothing()
        .saysOnly(
            """
            orch: no credentials were found
              hint: to save them in a profile: orch profile add work; to set them in the environment: export TWILIO_ACCOUNT_SID=AC... TWILIO_API_KEY=SK... TWILIO_API_SECRET=... (or TWILIO_AUTH_TOKEN=... without the key); to try orch without an account: orch -p local config list
              exit 4 (not authorized)
            """);
  }

  @Test
  void fourWhenTheServiceDoesNotAcceptThem() throws IOException {
    against("list:401", "config", "list").exits(4).printsNothing().says("HTTP 401");
    against("list:403", "config", "list").exits(4).printsNothing().says("HTTP 403");
  }

  @Test
  void fiveForWhatIsNotThere() {
    Result missing = orch.local("config", "get", "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2");
    missing.exits(5).printsNothing();
    missing.says(
        "orch: cannot read the configuration conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2: HTTP 404: ");
    missing.says(
        "(code 20404)\n  hint: to list the configurations: orch -p local config list\n  exit 5 (not found), request id RQ");
    orch.local("config", "get", "no such name").exits(5).printsNothing();
  }

  @Test
  void sixForAKeyThatWasUsedForSomethingElse() {
    String key = "5f0c1b9e-9d7a-4e55-8a53-6d3c8a3ff001";
    orch.local(joined(CREATE, "--idempotency-key", key)).exits(0);
    orch.local(joined(CREATE, "--idempotency-key", key, "--memory-extraction"))
        .exits(6)
        .printsNothing()
        .says("was used at")
        .says("nothing was sent");
    // If the journal does not know the key, the service decides.
    orch.with("XDG_STATE_HOME", home.resolve("elsewhere").toString());
    orch.local(joined(CREATE, "--idempotency-key", key, "--memory-extraction"))
        .exits(6)
        .printsNothing()
        .says("HTTP 409");
  }

  @Test
  void sixForANameThatSeveralHave() {
    String one = orch.local(joined(CREATE, "--wait", "-o", "name")).exits(0).out();
    String other = orch.local(joined(CREATE, "--wait", "-o", "name")).exits(0).out();
    orch.local("config", "get", "My Support Config")
        .exits(6)
        .printsNothing()
        .saysOnly(
            "orch: 2 configurations are named \"My Support Config\"\n  "
                + one
                + "  "
                + other
                + "  hint: give one of these ids; to see what they are: orch -p local config list"
                + " --filter 'displayName=My Support Config'\n  exit 6 (conflict)\n");
  }

  @Test
  void sevenAfterAllRetries() throws IOException {
    against("create:503*9", CREATE).exits(7).printsNothing().says("HTTP 503");
    assertEquals(4, orch.time().sleeps().size(), "four retries");
    against("create:429*9", CREATE).exits(7).printsNothing().says("the request was not processed");
  }

  @Test
  void nineForAnOperationThatFailsOrIsCancelled() throws IOException {
    String[] wait = joined(CREATE, "--wait", "--progress=none");
    Result failed = against("create:fail", wait).exits(9);
    failed.says("orch: the operation proc_job_").says(" failed: ");
    assertEquals("FAILED", failed.json().path("status").asText());
    Result cancelled = against("create:cancel", wait).exits(9);
    cancelled.says(" was cancelled; the service gave no reason\n");
    assertEquals("CANCELLED", cancelled.json().path("status").asText());
  }

  @Test
  void theLastStateOfEveryFailedWriteIsOnStdout() throws IOException {
    against("create:lag=0", joined(CREATE, "--wait")).exits(0);
    String[] update = {"config", "update", "My Support Config", "--wait", "--description", "e"};
    orch.with("EDITOR", "sed -i 's/description: d/description: e/'");
    orch.file(
        "whole.json",
        """
        {"displayName": "My Support Config", "description": "e",
         "conversationGroupingType": "GROUP_BY_PROFILE", "memoryStoreId": "mem_store_x"}
        """);
    String[] replace = {"config", "update", "My Support Config", "--wait", "--replace", "--yes"};
    List<String[]> writes =
        List.of(
            update,
            joined(replace, "-f", "whole.json"),
            new String[] {"config", "edit", "My Support Config", "--wait"},
            new String[] {"config", "delete", "My Support Config", "--wait", "--yes"});
    for (String[] write : writes) {
      for (String fault : List.of("fail", "cancel")) {
        String on = List.of(write).contains("delete") ? "delete:" : "update:";
        Result result = against(on + fault, joined(write, "-o", "json", "-q")).exits(9);
        String status = fault.equals("fail") ? "FAILED" : "CANCELLED";
        assertEquals(status, result.json().path("status").asText(), result::toString);
        assertEquals(9, result.error().path("exitCode").intValue());
      }
    }
    against("update:fail", joined(update, "--jq", ".id")).exits(9).printsNothing();
    against("update:fail", joined(update, "--fields", "id")).exits(9).printsNothing();
  }

  @Test
  void twelveWhenNothingAnswers() {
    orch.run("-p", "local", "--base-url", "http://127.0.0.1:1", "--max-retries=0", "config", "list")
        .exits(12)
        .printsNothing()
        .says("orch: cannot list configurations: http://127.0.0.1:1 does not accept connections\n");
  }

  @Test
  void twelveForAnswersThatAreOfNoUse() throws IOException {
    against("list:html=200", "config", "list")
        .exits(12)
        .printsNothing()
        .says("the response is not a JSON object");
    against("list:huge", "config", "list").exits(12).printsNothing().says("larger than 8 MiB");
    against("list:redirect=https://evil.example.com/", "config", "list")
        .exits(12)
        .printsNothing()
        .says("orch does not follow redirects");
  }

  @Test
  void withJsonOutputTheErrorIsOneJsonObject() {
    Result missing =
        orch.local("-o", "json", "config", "get", "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2");
    JsonNode error = missing.exits(5).printsNothing().error();
    assertEquals(5, error.path("exitCode").intValue());
    assertEquals("not found", error.path("title").asText());
    assertEquals(404, error.path("status").intValue());
    assertEquals("20404", error.path("code").asText());
    assertTrue(error.path("requestId").asText().startsWith("RQ"));
    assertEquals(
        "to list the configurations: orch -p local config list", error.path("hint").asText());
    assertTrue(error.path("retryable").isBoolean());
    JsonNode usage = orch.run("config", "list", "--nope", "--output=jsonl").exits(2).error();
    assertEquals("unknown option --nope", usage.path("detail").asText());
  }

  @Test
  void stackTracesOnlyWithDebug() {
    Result plain = orch.local("config", "get", "x");
    assertTrue(!plain.err().contains("\tat "), plain::toString);
    orch.local("--debug", "config", "get", "x").says("\tat orch.");
  }
}
