package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.json.Json;
import org.junit.jupiter.api.Test;

/** Changes of an existing configuration by a file and by flags. */
class PatchTest {
  private static final String RULES = "/channelSettings/SMS/captureRules";
  private static final Configuration LIVE = Documents.RICH;

  private final Draft draft = Draft.onto(LIVE);

  @Test
  void aDraftThatNobodyTouchedChangesNothing() {
    assertEquals(Optional.empty(), requests(draft).patch(LIVE));
  }

  @Test
  void aFileChangesTheFieldsItHasAndOfAChannelTheFieldsItHasForIt() {
    draft.merge(
        document(
            """
            id: conv_configuration_2
            description: Outbound
            conversationsV1Bridge: null
            channelSettings:
              SMS: {statusTimeouts: {inactive: 5}}
              VOICE: null
              CHAT: {captureRules: []}
            """));
    assertEquals(
        """
        {"description":"Outbound",\
        "channelSettings":{"SMS":{"captureRules":[\
        {"from":"*","to":"+15551230100","futureRuleField":7},\
        {"from":"+15551230100","to":"*"},{"from":"*","to":"+15551230101"}],\
        "statusTimeouts":{"inactive":5,"closed":60},"futureSetting":true},\
        "VOICE":null,"CHAT":{"captureRules":[]}},\
        "conversationsV1Bridge":null}""",
        patch());
  }

  @Test
  void aFileForAConfigurationWithoutChannelsBringsThem() {
    Configuration bare = new Configuration(Documents.minimal());
    Draft onto = Draft.onto(bare);
    onto.merge(document("channelSettings: {SMS: {}}"));
    assertEquals(
        "{\"channelSettings\":{\"SMS\":{}}}",
        Json.compact(requests(onto).patch(bare).orElseThrow().toJson()));
  }

  @Test
  void whatAFileRemovesFlagsMaySetAnew() {
    draft.merge(document("channelSettings: {SMS: null}"));
    draft.addRule("SMS", rule("a", "*"), "--capture-rule");
    assertEquals(
        "{\"channelSettings\":{\"SMS\":{\"captureRules\":[{\"from\":\"a\",\"to\":\"*\"}]}}}",
        patch());
  }

  @Test
  void aMemberIsSetAndTheOthersStay() {
    TextNode other = TextNode.valueOf("IS00000000000000000000000000000002");
    draft.setMember("conversationsV1Bridge", "serviceId", other, "--bridge-service");
    assertEquals(
        "{\"conversationsV1Bridge\":{\"serviceId\":\"IS00000000000000000000000000000002\","
            + "\"futureMember\":1}}",
        patch());
  }

  @Test
  void timeoutsGoOverThoseThatAreThereOrTakeThemAway() {
    draft.timeouts("SMS", Json.object().put("closed", 30), "--timeouts");
    JsonNode sms = Json.read(patch()).at("/channelSettings/SMS");
    assertEquals("{\"inactive\":10,\"closed\":30}", Json.compact(sms.path("statusTimeouts")));
    draft.timeouts("SMS", Json.read("null"), "--timeouts SMS=none");
    assertTrue(Json.read(patch()).at("/channelSettings/SMS/statusTimeouts").isNull());
  }

  @Test
  void aFieldIsCleared() {
    draft.clear(FieldName.parse("channelSettings.SMS.captureRules").orElseThrow(), "--clear");
    draft.clear(FieldName.parse("channelSettings.CHAT.statusTimeouts").orElseThrow(), "--clear");
    draft.clear(FieldName.parse("conversationsV1Bridge").orElseThrow(), "--clear");
    assertEquals(
        "{\"channelSettings\":{\"SMS\":{"
            + "\"statusTimeouts\":{\"inactive\":10,\"closed\":60},\"futureSetting\":true}},"
            + "\"conversationsV1Bridge\":null}",
        patch());
  }

  @Test
  void channelsAndRulesAreTakenAwayWhereThereAreAny() {
    assertTrue(draft.removeRules("SMS", "+15551230100"));
    assertFalse(draft.removeRules("SMS", "+15551230100"));
    assertFalse(draft.removeRules("FAX", "+15551230100"));
    assertEquals(
        "[{\"from\":\"*\",\"to\":\"+15551230101\"}]", Json.compact(Json.read(patch()).at(RULES)));
    assertTrue(draft.removeChannel("SMS"));
    assertFalse(draft.removeChannel("SMS"));
    assertEquals("{\"channelSettings\":{\"SMS\":null}}", patch());
    assertFalse(Draft.empty().removeChannel("SMS"));
  }

  private static Requests requests(Draft draft) {
    return new Requests(draft, field -> "");
  }

  private String patch() {
    return Json.compact(requests(draft).patch(LIVE).orElseThrow().toJson());
  }

  private static ObjectNode rule(String from, String to) {
    return Json.object().put("from", from).put("to", to);
  }

  private static Document document(String yaml) {
    return DocumentReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8)).get(0);
  }
}
