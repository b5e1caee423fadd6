package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orch.document.YamlText;
import orch.document.edit.DocumentText;
import orch.document.edit.Edit;
import orch.json.Json;
import org.junit.jupiter.api.Test;

/** What an export changes in a file, and what it leaves out. */
class FileEditsTest {
  private static final int PAIRS = 2000;

  private interface Law {
    void of(ObjectNode file, ObjectNode live, String seed);
  }

  /** Files as people may write them, and configurations that reads return. */
  private static void always(Law law) {
    for (long seed = 0; seed < PAIRS; seed++) {
      RandomDocuments random = new RandomDocuments(seed);
      ObjectNode live = random.next();
      law.of((ObjectNode) random.rewritten(random.next()), withAdded(live, seed), "seed " + seed);
      JsonNode near = random.rewritten(random.near(live));
      law.of(withoutReordering(live, near), withAdded(live, seed), "near, seed " + seed);
    }
  }

  /** Undoes the reordering of an unknown list: orch cannot know whether its order matters. */
  private static ObjectNode withoutReordering(ObjectNode live, JsonNode rewritten) {
    ObjectNode file = (ObjectNode) rewritten;
    return live.has("futureField") ? file.set("futureField", live.get("futureField")) : file;
  }

  private static ObjectNode withAdded(ObjectNode live, long seed) {
    ObjectNode channels = live.withObjectProperty("channelSettings");
    if (seed % 2 == 0 && !channels.isEmpty()) {
      channels.set(
          "RCS",
          Json.read(
              "{\"captureRules\": [], \"statusTimeouts\": {\"inactive\": null, \"closed\": 15}}"));
      if (!channels.has("VOICE")) {
        channels.set("VOICE", Json.read("{\"captureRules\": [], \"statusTimeouts\": null}"));
      }
    }
    return live;
  }

  private static ObjectNode edited(ObjectNode file, JsonNode live) {
    JsonNode result = file;
    for (Edit edit : FileEdits.between(file, live)) {
      result = edit.appliedTo(result);
    }
    return (ObjectNode) result;
  }

  private static List<String> changes(JsonNode from, JsonNode to) {
    return Difference.between(ServerDefaults.leftOut(from), ServerDefaults.leftOut(to))
        .changes()
        .stream()
        .map(Change::describe)
        .toList();
  }

  @Test
  void afterTheEditsTheFileDescribesTheConfiguration() {
    always(
        (file, live, seed) -> {
          ObjectNode result = edited(file, live);
          assertEquals(List.of(), FileEdits.between(result, live), seed);
          assertEquals(List.of(), changes(result, live), seed);
        });
  }

  @Test
  void aFileThatMeansTheSameIsNotEdited() {
    for (long seed = 0; seed < PAIRS; seed++) {
      RandomDocuments random = new RandomDocuments(seed);
      ObjectNode live = random.next();
      ObjectNode file = withoutReordering(live, random.rewritten(live));
      assertEquals(List.of(), FileEdits.between(file, withAdded(live, seed)), "seed " + seed);
      ObjectNode exported = ServerDefaults.leftOut(live);
      assertEquals(List.of(), FileEdits.between(exported, live), "seed " + seed);
      assertEquals(exported, ServerDefaults.leftOut(exported), "seed " + seed);
    }
  }

  @Test
  void theTextAfterTheEditsHasTheSameDocument() {
    always(
        (file, live, seed) -> {
          DocumentText text = DocumentText.of("a.yaml", YamlText.write(file));
          assertEquals(
              List.of(edited(file, live)),
              text.with(0, FileEdits.between(file, live)).documents(),
              seed);
        });
  }

  @Test
  void anElementThatStaysIsNotTouched() {
    ObjectNode file =
        Documents.with(
            "statusCallbacks",
            "[{\"url\": \"https://a\", \"method\": \"GET\"}, {\"url\": \"https://b\"}]");
    ObjectNode live =
        Documents.with(
            "statusCallbacks",
            "[{\"url\": \"https://b\", \"method\": \"POST\"},"
                + " {\"url\": \"https://a\", \"method\": \"POST\"}]");
    assertEquals(
        List.of(new Edit.Set("/statusCallbacks/0/method", Json.read("\"POST\""), "url")),
        FileEdits.between(file, live));
  }

  @Test
  void whatTheServiceAddsIsLeftOut() {
    JsonNode live =
        Json.read(
            """
            {"id": "conv_configuration_1", "displayName": "a", "version": 1,
             "channelSettings": {
               "VOICE": {"captureRules": [], "statusTimeouts": null},
               "RCS": {"captureRules": [], "statusTimeouts": {"inactive": null, "closed": 15}},
               "SMS": {"statusTimeouts": {"inactive": 10, "closed": null},
                 "captureRules": [{"to": "*", "metadata": {}, "from": "+15551230100"}]}},
             "statusCallbacks": [{"method": "POST", "url": "https://a"}],
             "intelligenceConfigurationIds": [], "memoryExtractionEnabled": false,
             "createdAt": "x", "futureField": null}""");
    assertEquals(
        """
        displayName: a
        channelSettings:
          SMS:
            captureRules:
              - from: "+15551230100"
                to: "*"
            statusTimeouts:
              inactive: 10
        statusCallbacks:
          - url: "https://a"
        futureField: null
        """,
        YamlText.write(ServerDefaults.leftOut(live)));
  }

  @Test
  void channelsThatAreAllAddedOnesAreNotLost() {
    JsonNode both =
        Json.read(
            "{\"channelSettings\": {\"RCS\": {\"statusTimeouts\": {\"closed\": 15}},"
                + " \"VOICE\": {}}}");
    JsonNode one = Json.read("{\"channelSettings\": {\"VOICE\": {\"statusTimeouts\": null}}}");
    assertEquals(one, ServerDefaults.leftOut(both));
    assertEquals(one, ServerDefaults.leftOut(one));
    JsonNode other = Json.read("{\"channelSettings\": {\"RCS\": {\"statusTimeouts\": null}}}");
    assertEquals(
        "{\"RCS\":{}}", Json.compact(ServerDefaults.leftOut(other).path("channelSettings")));
    assertFalse(Sameness.isAddedChannel("SMS", Json.object()));
    assertTrue(Sameness.isAddedChannel("VOICE", Json.object()));
  }
}
