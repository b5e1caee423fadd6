package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code orch config create -f}: the cases that succeed. */
class CreateFileTest {
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home);
  }

  private Result create(String... more) {
    return orch.local(joined(new String[] {"config", "create"}, joined(PLAIN, more)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minimal.json",
        "multichannel.json",
        "voice-only.json",
        "chat-bridge.json",
        "agent-connect.json"
      })
  void aFileComesBackWithEveryFieldThatWasSent(String name) {
    String text = Orch.resource("/inputs/" + name);
    orch.file(name, text);
    String id =
        orch.local("config", "create", "-f", name, "--wait", "-o", "name").exits(0).out().strip();
    assertContains(Json.read(text), orch.local("config", "get", id).exits(0).json(), "");
  }

  /** The actual value contains the expected one. Only objects may have additional members. */
  private static void assertContains(JsonNode expected, JsonNode actual, String path) {
    if (expected.isObject()) {
      for (Map.Entry<String, JsonNode> field : expected.properties()) {
        String below = path + "/" + field.getKey();
        assertTrue(actual.has(field.getKey()), below + " is missing");
        assertContains(field.getValue(), actual.get(field.getKey()), below);
      }
    } else if (expected.isArray()) {
      assertEquals(expected.size(), actual.size(), path);
      Iterator<JsonNode> other = actual.iterator();
      expected.forEach(element -> assertContains(element, other.next(), path + "[]"));
    } else {
      assertEquals(expected, actual, path);
    }
  }

  @Test
  void flagsOverrideTheFileAndAddToItsChannels() {
    orch.file(
        "a.yaml",
        """
        displayName: from-file
        description: d
        channelSettings:
          SMS:
            captureRules:
              - from: '*'
                to: '+15551230100'
        """);
    JsonNode body =
        orch.local(
                "config",
                "create",
                "-f",
                "a.yaml",
                "--name",
                "from-flag",
                "--grouping",
                "profile",
                "--memory-store",
                "mem_store_x",
                "--capture",
                "SMS=+15551230100",
                "--dry-run")
            .exits(0)
            .json()
            .path("body");
    assertEquals("from-flag", body.path("displayName").asText());
    // A rule that is already in the file is not added again.
    assertEquals(2, body.at("/channelSettings/SMS/captureRules").size());
  }

  @Test
  void readsTheDocumentFromStdinInJsonOrYaml() {
    String json = Orch.resource("/inputs/minimal.json");
    orch.reading(json);
    orch.local("config", "create", "-f", "-", "--wait").exits(0);
    orch.reading(
        """
        displayName: y
        description: d
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_x
        """);
    assertEquals(
        "y",
        orch.local("config", "create", "-f", "-", "--wait")
            .exits(0)
            .json()
            .path("displayName")
            .asText());
  }

  @Test
  void whatTheServiceSetsIsLeftOutOfACopy() {
    orch.reading(create("--wait").out());
    Result copy = orch.local("config", "create", "-f", "-", "--name", "copy", "--dry-run").exits(0);
    for (String field : new String[] {"id", "version", "createdAt", "updatedAt"}) {
      assertFalse(copy.json().path("body").has(field), field);
    }
  }
}
