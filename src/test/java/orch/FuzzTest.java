package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orch.configuration.Configuration;
import orch.configuration.Draft;
import orch.configuration.Limits;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.operation.Operation;
import orch.operation.TypeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random inputs end with a message and an exit code, and never with an unexpected error. */
class FuzzTest {
  private static final String JSON = Orch.resource("/inputs/multichannel.json");
  private static final String YAML =
      """
      # yaml-language-server: $schema=x
      displayName: "Support – EU"   # a comment
      description: >-
        folded
        text
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      statusCallbacks: [{url: 'https://hooks.example.com/a', method: POST}]
      channelSettings:
        SMS:
          captureRules:
          - {from: "+15551230100", to: "*", metadata: {}}
          - from: '*'
            to: "+15551230100"
          statusTimeouts: {inactive: 10, closed: 60}
        VOICE: null
      ---
      displayName: second
      """;

  private static final String[] LINES = {
    "config create --name n --capture SMS=+15551230100 --timeouts SMS=10/60 --dry-run",
    "config list --filter name~x,version>1 --sort-by name:desc -o json --fields id,version",
    "config get x --jq .id -o yaml",
    "config wait proc_job_01m8bswggseh48t3g9ydffephz --timeout 5s",
    "config explain -f c.yaml --channel SMS --from +15551230100 --to x",
    "profile add work --account-sid AC00000000000000000000000000000001 --region ie1",
    "help rules",
    "emulator --fault POST:3:503 --port 70000"
  };

  @Test
  void documentsAreReadOrHaveMistakes() {
    Fuzz.run(
        random -> {
          byte[] valid = (random.nextBoolean() ? YAML : JSON).getBytes(StandardCharsets.UTF_8);
          byte[] bytes = Fuzz.bytes(random, valid);
          try {
            for (Document document : DocumentReader.read("f.yaml", bytes)) {
              assertTrue(document.placeOf("/channelSettings/SMS").startsWith("f.yaml:"));
              assertNotNull(Draft.of(document));
              assertNotNull(Limits.CREATE.check(document.tree()));
            }
          } catch (InvalidDocumentException e) {
            assertFalse(e.mistakes().isEmpty());
            for (Mistake mistake : e.mistakes()) {
              assertTrue(mistake.describe().startsWith("f.yaml:"), mistake::describe);
            }
          }
        });
  }

  @Test
  void jsonIsReadOrHasAPlace() {
    Fuzz.run(
        random -> {
          String text = Fuzz.text(random, JSON);
          try {
            Json.readAll(text).forEach(value -> assertEquals(value, Json.read(Json.pretty(value))));
          } catch (MalformedTextException e) {
            assertTrue(e.line() > 0 && e.column() > 0 && !e.reason().isEmpty(), e::toString);
          }
        });
  }

  @Test
  void idsOfAnyTextAreIdsOrNot() {
    Fuzz.run(
        random -> {
          String text = Fuzz.text(random, "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2");
          boolean isId = TypeId.matches(text);
          assertTrue(!isId || text.matches("[a-z_]+_[0-9a-z]{26}"), text);
        });
  }

  @Test
  void configurationsAndOperationsOfAnyShapeAreRead() {
    String operation =
        "{\"operationId\":\"proc_job_1\",\"status\":\"FAILED\",\"createdAt\":\"2026-03-01T12:00:00Z\","
            + "\"related\":{\"configurationId\":\"c\"},\"error\":{\"detail\":\"d\",\"errors\":[]}}";
    Fuzz.run(
        random -> {
          try {
            Operation read = new Operation(Json.read(Fuzz.text(random, operation)));
            assertNotNull(read.configurationId());
            assertNotNull(read.createdAt());
            Configuration live = new Configuration(Json.read(Fuzz.text(random, JSON)));
            assertNotNull(live.version());
            assertNotNull(live.createdAt());
            assertEquals(
                live.displayName().isEmpty() ? live.id() : live.displayName(), live.label());
          } catch (MalformedTextException e) {
            assertFalse(e.reason().isEmpty());
          }
        });
  }

  @Test
  void completionAnswersEveryLine(@TempDir Path home) {
    Orch orch = new Orch(home);
    Fuzz.run(
        random -> {
          String line = Fuzz.text(random, LINES[random.nextInt(LINES.length)]);
          String[] words = Orch.joined(new String[] {"__complete"}, line.split(" ", -1));
          Result result = orch.run(words);
          assertEquals(0, result.exit(), () -> List.of(words) + " " + result);
        });
  }

  @Test
  void noCommandLineIsUnexpected(@TempDir Path home) throws IOException {
    Orch orch = new Orch(home);
    Files.writeString(home.resolve("c.yaml"), YAML);
    Fuzz.run(
        random -> {
          // Without the last one: the emulator would run until it is stopped.
          String line = LINES[random.nextInt(LINES.length - 1)];
          String[] words = Fuzz.text(random, line).split(" ", -1);
          Result result =
              orch.run(
                  Orch.joined(words, "--base-url", "http://127.0.0.1:1", "--max-retries", "0"));
          assertNotEquals(1, result.exit(), () -> List.of(words) + " " + result);
          assertTrue(
              result.exit() == 0 || !result.err().isEmpty(), () -> List.of(words) + " " + result);
        });
  }
}
