package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.json.Json;
import org.junit.jupiter.api.Test;

class DraftTest {
  private static final Map<String, String> FLAGS =
      Map.of("displayName", "--name", "description", "--description");
  private static final String FILE =
      """
      id: conv_configuration_1
      version: 3
      displayName: Support
      description: Inbound
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_1
      channelSettings:
        SMS:
          captureRules:
            - from: "*"
              to: "+1"
          statusTimeouts:
            inactive: 0
            closed: 60
      statusCallbacks:
        - url: http://old.example
      """;

  @Test
  void flagsGoOverTheFileAndTheRestOfItStays() {
    Draft draft = Draft.of(document(FILE));
    draft.set("displayName", TextNode.valueOf("Sales"), "--name");
    draft.set("statusCallbacks", Json.array(), "--callback");
    draft.timeouts("SMS", json("{\"inactive\":10,\"closed\":60}"), "--timeouts");
    draft.addRule("SMS", json("{\"from\":\"+1\",\"to\":\"*\"}"), "--capture");
    draft.addRule("CHAT", json("{\"from\":\"a\",\"to\":\"b\"}"), "--capture-rule");
    CreateRequest request = new Requests(draft, DraftTest::flagOf).create();
    assertEquals("Sales", request.displayName());
    assertEquals("mem_store_1", request.memoryStoreId());
    assertEquals(
        """
        {"displayName":"Sales","description":"Inbound",\
        "conversationGroupingType":"GROUP_BY_PROFILE","memoryStoreId":"mem_store_1",\
        "channelSettings":{"SMS":{"captureRules":[{"from":"*","to":"+1"},{"from":"+1","to":"*"}],\
        "statusTimeouts":{"inactive":10,"closed":60}},\
        "CHAT":{"captureRules":[{"from":"a","to":"b"}]}},"statusCallbacks":[]}""",
        Json.compact(request.toJson()));
  }

  @Test
  void theSameRuleIsAddedOnce() {
    Draft draft = Draft.of(document(FILE));
    draft.timeouts("SMS", json("{\"inactive\":10,\"closed\":60}"), "--timeouts");
    draft.set("statusCallbacks", Json.array(), "--callback");
    draft.addRule("SMS", json("{\"from\":\"*\",\"to\":\"+1\"}"), "--capture");
    JsonNode sms =
        new Requests(draft, DraftTest::flagOf).create().toJson().at("/channelSettings/SMS");
    assertEquals(1, sms.path("captureRules").size());
  }

  @Test
  void mistakesOfTheFileStandAtTheirLine() {
    assertEquals(
        List.of(
            "f.yaml:13: channelSettings.SMS.statusTimeouts.inactive must be at least 1 minute, not"
                + " 0",
            "f.yaml:16: statusCallbacks[0].url must be an https:// URL on a public host"),
        mistakes(Draft.of(document(FILE))));
  }

  @Test
  void mistakesOfAFlagThatReplacedWhatTheFileSaidStandAtTheFlag() {
    Draft draft = Draft.of(document(FILE));
    draft.timeouts("SMS", json("{\"inactive\":-1,\"closed\":60}"), "--timeouts SMS=-1/60");
    draft.set(
        "statusCallbacks",
        Json.read("[{\"url\":\"http://new.example\"}]"),
        "--callback http://new");
    assertEquals(
        List.of(
            "--timeouts SMS=-1/60: channelSettings.SMS.statusTimeouts.inactive must be at least 1"
                + " minute, not -1",
            "--callback http://new: statusCallbacks[0].url must be an https:// URL on a public"
                + " host"),
        mistakes(draft));
  }

  @Test
  void aRuleOfAFlagAndARuleOfTheFileAreToldApart() {
    String file = FILE.replace("inactive: 0", "inactive: 1").replace("http://old", "https://old");
    Draft draft = Draft.of(document(file.replace("to: \"+1\"", "to: \"\"")));
    draft.addRule("SMS", json("{\"from\":\"\",\"to\":\"*\"}"), "--capture SMS=");
    assertEquals(
        List.of(
            "f.yaml:11: channelSettings.SMS.captureRules[0].to must have 1 to 512 characters; it is"
                + " empty",
            "--capture SMS=: channelSettings.SMS.captureRules[1].from must have 1 to 512"
                + " characters; it is empty"),
        mistakes(draft));
  }

  @Test
  void whatIsMissingNamesTheFlagThatWouldGiveIt() {
    assertEquals(
        List.of(
            "displayName is required: --name",
            "description is required: --description",
            "conversationGroupingType is required",
            "memoryStoreId is required"),
        mistakes(Draft.empty()));
    assertEquals(
        "displayName is required: give --name, or put it into f.yaml",
        mistakes(Draft.of(document("version: 1"))).get(0));
  }

  @Test
  void anUnknownChannelOfAFlagStandsAtTheFlag() {
    Draft draft = Draft.empty();
    Documents.minimal().properties().forEach(f -> draft.set(f.getKey(), f.getValue(), "--x"));
    draft.addRule("SMSS", json("{\"from\":\"a\",\"to\":\"*\"}"), "--capture SMSS=a");
    draft.timeouts("FAX", json("{}"), "--timeouts FAX=1/2");
    assertEquals(
        List.of(
            "--capture SMSS=a: channelSettings.SMSS is not a known channel; did you mean SMS?",
            "--timeouts FAX=1/2: channelSettings.FAX is not a known channel; the known names are"
                + " VOICE, SMS, RCS, WHATSAPP, CHAT"),
        mistakes(draft));
  }

  @Test
  void aNullIsAFieldLeftOutButNullTimeoutsAreSent() {
    String file =
        """
        displayName: Support
        description: Inbound
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_1
        conversationsV1Bridge: null
        channelSettings: {VOICE: {statusTimeouts: null}, CHAT: null}
        """;
    ObjectNode sent = new Requests(Draft.of(document(file)), DraftTest::flagOf).create().toJson();
    assertEquals("{\"VOICE\":{\"statusTimeouts\":null}}", sent.get("channelSettings").toString());
    assertEquals(false, sent.has("conversationsV1Bridge"));
  }

  @Test
  void aRequiredNullStandsAtItsLine() {
    assertEquals(
        "f.yaml:1: displayName is required", mistakes(Draft.of(document("displayName:"))).get(0));
  }

  @Test
  void aDocumentIsAnObject() {
    InvalidDocumentException invalid =
        assertThrows(InvalidDocumentException.class, () -> Draft.of(document("- a\n- b\n")));
    assertEquals("f.yaml:1: the document is not an object", invalid.getMessage());
  }

  @Test
  void aChannelNameWithASlashIsStillFoundAtItsFlag() {
    Draft draft = Draft.empty();
    Documents.minimal().properties().forEach(f -> draft.set(f.getKey(), f.getValue(), "--x"));
    draft.addRule("S/S", json("{\"from\":\"a\",\"to\":\"*\"}"), "--capture S/S=a");
    assertEquals(
        "--capture S/S=a: channelSettings.S/S is not", mistakes(draft).get(0).substring(0, 43));
  }

  private static String flagOf(String field) {
    return FLAGS.getOrDefault(field, "");
  }

  private static List<String> mistakes(Draft draft) {
    InvalidDocumentException invalid =
        assertThrows(
            InvalidDocumentException.class, () -> new Requests(draft, DraftTest::flagOf).create());
    return invalid.mistakes().stream().map(Mistake::describe).toList();
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.read(text);
  }

  private static Document document(String yaml) {
    return DocumentReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8)).get(0);
  }
}
