package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The positions of mistakes in a change, and changes that are no mistakes. */
class PatchMistakesTest {
  private static final String RULES = "/channelSettings/SMS/captureRules";
  private static final Configuration LIVE = Documents.RICH;

  private final Draft draft = Draft.onto(LIVE);

  @Test
  void aFileIsAnObject() {
    assertThrows(InvalidDocumentException.class, () -> draft.merge(document("- a")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          channelSettings: none | channelSettings must be a map of channels (an object), not a text
          channelSettings: [] | channelSettings must be a map of channels (an object), not a list
          channelSettings: {SMS: 7} | channelSettings.SMS must be a channel's settings (an object), not the number 7
          channelSettings: {SMS: {captureRules: all}} | channelSettings.SMS.captureRules must be a list, not a text
          channelSettings: {SMS: {captureRules: {from: a}}} | channelSettings.SMS.captureRules must be a list, not an object
          conversationsV1Bridge: IS1 | conversationsV1Bridge must be the bridge's settings (an object), not a text
          """)
  void aMistakeOfTheFileIsReportedAlsoWhenFlagsTouchWhatIsThere(String yaml, String mistake) {
    for (Configuration live : List.of(LIVE, new Configuration(Documents.minimal()))) {
      Draft onto = Draft.onto(live);
      onto.merge(document(yaml));
      assertEquals(List.of("f.yaml:1: " + mistake), mistakes(onto, live));
      touchedByFlags(onto);
      assertEquals(List.of("f.yaml:1: " + mistake), mistakes(onto, live));
    }
    Draft created = Draft.of(document(yaml));
    Documents.minimal().properties().forEach(f -> created.set(f.getKey(), f.getValue(), "--x"));
    touchedByFlags(created);
    InvalidDocumentException invalid =
        assertThrows(InvalidDocumentException.class, () -> requests(created).create());
    assertEquals("f.yaml:1: " + mistake, invalid.getMessage());
  }

  private static void touchedByFlags(Draft draft) {
    draft.addRule("SMS", rule("+15551230109", "*"), "--capture SMS=+15551230109");
    draft.timeouts("SMS", Json.object().put("inactive", 1), "--timeouts SMS=1/2");
    TextNode service = TextNode.valueOf("IS00000000000000000000000000000002");
    draft.setMember("conversationsV1Bridge", "serviceId", service, "--bridge-service");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "statusCallbacks: https://hooks.example.com",
        "intelligenceConfigurationIds: a",
        "memoryExtractionEnabled: 0",
        "memoryExtractionEnabled: 'false'",
        "channelSettings: {VOICE: {statusTimeouts: 5/30}}"
      })
  void aValueOfAnotherTypeIsAMistakeAndNotTheSameAsNone(String yaml) {
    draft.merge(document(yaml));
    assertEquals(1, mistakes(draft).size());
  }

  @Test
  void aMistakeInARuleStandsAtItsLineAlsoWhenRulesBeforeItAreGone() {
    draft.merge(
        document(
            """
            channelSettings:
              SMS:
                captureRules:
                  - {from: "+15551230101", to: "*"}
                  - from: "+15551230102"
                    to: ""
                    metdata: {}
                  - {from: "+15551230101", to: "*"}
                  - {from: "", to: "*"}
            """));
    draft.removeRules("SMS", "+15551230101");
    draft.addRule("SMS", rule("+15551230103", ""), "--capture-rule");
    assertEquals(
        List.of(
            "f.yaml:7: channelSettings.SMS.captureRules[0].metdata is not a known field;"
                + " did you mean metadata?",
            "f.yaml:6: channelSettings.SMS.captureRules[0].to must have 1 to 512 characters; it is"
                + " empty",
            "f.yaml:9: channelSettings.SMS.captureRules[1].from must have 1 to 512 characters; it"
                + " is empty",
            "--capture-rule: channelSettings.SMS.captureRules[2].to must have 1 to 512 characters;"
                + " it is empty"),
        mistakes(draft));
  }

  @Test
  void whatOrchDoesNotKnowOfTheServiceIsNobodysMistakeAlsoWhenRulesMove() {
    draft.addRule("SMS", rule("+15551230102", "*"), "--capture-rule");
    draft.removeRules("SMS", "+15551230101");
    assertTrue(requests(draft).patch(LIVE).isPresent());
    Draft file = Draft.of(document(Json.compact(LIVE.json())));
    file.removeRules("SMS", "+15551230101");
    assertTrue(requests(file).patch(LIVE).isPresent());
    Draft turned = Draft.onto(LIVE);
    turned.merge(
        document(
            """
            futureField: {a: 2}
            channelSettings:
              SMS:
                captureRules:
                  - {from: "+15551230100", to: "*"}
                  - {from: "*", to: "+15551230100", futureRuleField: 7}
            """));
    JsonNode sent = requests(turned).patch(LIVE).orElseThrow().toJson();
    assertEquals(7, sent.at(RULES + "/1/futureRuleField").intValue());
    assertEquals(2, sent.at("/futureField/a").intValue());
  }

  @Test
  void whatOnlyTheFileHasIsAMistakeWhereOrchDoesNotKnowIt() {
    draft.merge(document("futureField: 1\nfutureFeild: 1\nchannelSettings: {SMS: {rules: []}}"));
    assertEquals(
        List.of(
            "f.yaml:2: futureFeild is not a known field",
            "f.yaml:3: channelSettings.SMS.rules is not a known field"),
        mistakes(draft).stream()
            .map(mistake -> mistake.replaceFirst("; the known names.*", ""))
            .toList());
  }

  @Test
  void whatAConfigurationMustHaveCannotBeRemoved() {
    draft.merge(document("description: null"));
    draft.clear(FieldName.parse("displayName").orElseThrow(), "--clear displayName");
    assertEquals(
        List.of(
            "--clear displayName: displayName cannot be removed: every configuration has one",
            "f.yaml:1: description cannot be removed: every configuration has one"),
        mistakes(draft));
  }

  @Test
  void aMistakeInAMemberStandsAtItsFlag() {
    Configuration bare = new Configuration(Documents.minimal());
    Draft onto = Draft.onto(bare);
    onto.setMember("conversationsV1Bridge", "serviceId", TextNode.valueOf("x"), "--bridge-service");
    assertEquals(
        List.of(
            "--bridge-service: conversationsV1Bridge.serviceId must be IS and 32 hexadecimal"
                + " digits (0-9, a-f)"),
        mistakes(onto, bare));
  }

  private static Requests requests(Draft draft) {
    return new Requests(draft, field -> "");
  }

  private static List<String> mistakes(Draft draft) {
    return mistakes(draft, LIVE);
  }

  private static List<String> mistakes(Draft draft, Configuration live) {
    InvalidDocumentException invalid =
        assertThrows(InvalidDocumentException.class, () -> requests(draft).patch(live));
    return invalid.mistakes().stream().map(Mistake::describe).toList();
  }

  private static ObjectNode rule(String from, String to) {
    return Json.object().put("from", from).put("to", to);
  }

  private static Document document(String yaml) {
    return DocumentReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8)).get(0);
  }
}
