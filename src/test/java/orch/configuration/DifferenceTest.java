package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | {"description":"b"} | {"description":"b"} | description: added "b"
          {"description":"a"} | {} | {"description":null} | description: removed "a"
          {"description":"a"} | {"description":null} | {"description":null} | description: removed "a"
          {"description":"a"} | {"description":"b"} | {"description":"b"} | description: "a" -> "b"
          {"memoryExtractionEnabled":true} | {} | {"memoryExtractionEnabled":null} | memoryExtractionEnabled: removed true
          {} | {"memoryExtractionEnabled":"no"} | {"memoryExtractionEnabled":"no"} | memoryExtractionEnabled: added "no"
          {} | {"memoryExtractionEnabled":0} | {"memoryExtractionEnabled":0} | memoryExtractionEnabled: added 0
          {"statusCallbacks":[{"url":"u"}]} | {"statusCallbacks":[{"url":"u","method":"GET"}]} | {"statusCallbacks":[{"url":"u","method":"GET"}]} | statusCallbacks: removed {"url":"u"}; statusCallbacks: added {"url":"u","method":"GET"}
          {} | {"statusCallbacks":"u"} | {"statusCallbacks":"u"} | statusCallbacks: added "u"
          {"statusCallbacks":["u"]} | {"statusCallbacks":{"url":"u"}} | {"statusCallbacks":{"url":"u"}} | statusCallbacks: ["u"] -> {"url":"u"}
          {"intelligenceConfigurationIds":["a","a"]} | {"intelligenceConfigurationIds":["a"]} | {"intelligenceConfigurationIds":["a"]} | intelligenceConfigurationIds: removed "a"
          {"channelSettings":{"SMS":{}}} | {"channelSettings":{}} | {"channelSettings":{"SMS":null}} | channelSettings.SMS: removed {}
          {"channelSettings":{"SMS":{}}} | {} | {"channelSettings":{"SMS":null}} | channelSettings.SMS: removed {}
          {"channelSettings":{"SMS":{}}} | {"channelSettings":null} | {"channelSettings":{"SMS":null}} | channelSettings.SMS: removed {}
          {"channelSettings":{"SMS":{}}} | {"channelSettings":"none"} | {"channelSettings":"none"} | channelSettings: {"SMS":{}} -> "none"
          {"channelSettings":{"SMS":{}}} | {"channelSettings":[]} | {"channelSettings":[]} | channelSettings: {"SMS":{}} -> []
          {"channelSettings":{"SMS":{}}} | {"channelSettings":{"SMS":7}} | {"channelSettings":{"SMS":7}} | channelSettings.SMS: {} -> 7
          {} | {"channelSettings":{"SMS":{}}} | {"channelSettings":{"SMS":{}}} | channelSettings.SMS: added {}
          {"channelSettings":{"SMS":{}}} | {"channelSettings":{"SMS":{"captureRules":"x"}}} | {"channelSettings":{"SMS":{"captureRules":"x"}}} | channelSettings.SMS.captureRules: added "x"
          {"channelSettings":{"SMS":{}}} | {"channelSettings":{"SMS":{"statusTimeouts":"1/2"}}} | {"channelSettings":{"SMS":{"statusTimeouts":"1/2"}}} | channelSettings.SMS.statusTimeouts: added "1/2"
          {"channelSettings":{"SMS":{"x":1}}} | {"channelSettings":{"SMS":{}}} | {"channelSettings":{"SMS":{}}} | channelSettings.SMS.x: removed 1
          """)
  void whatIsSentAndWhatIsShown(String from, String to, String patch, String shown) {
    Difference difference = Difference.between(Json.read(from), Json.read(to));
    assertEquals(patch, Json.compact(difference.patch()));
    assertEquals(List.of(shown.split("; ")), described(difference));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id":"a","version":1,"createdAt":"x","updatedAt":"y"} | {}
          {"description":null} | {}
          {"memoryExtractionEnabled":false} | {}
          {"intelligenceConfigurationIds":[]} | {}
          {"intelligenceConfigurationIds":["a","b"]} | {"intelligenceConfigurationIds":["b","a"]}
          {"statusCallbacks":[{"url":"u","method":"POST"},{"url":"v"}]} | {"statusCallbacks":[{"method":"POST","url":"v"},{"url":"u","method":null}]}
          {"channelSettings":{"SMS":null}} | {}
          {"channelSettings":{"SMS":{"captureRules":[],"statusTimeouts":{"inactive":null},"x":null}}} | {"channelSettings":{"SMS":{}}}
          {"channelSettings":{"SMS":{"captureRules":[{"from":"a","to":"2"},{"from":"b","to":"1"}]}}} | {"channelSettings":{"SMS":{"captureRules":[{"to":"2","from":"a","metadata":{}},{"to":"1","from":"b","metadata":null}]}}}
          """)
  void whatMeansTheSameDoesNotDiffer(String one, String other) {
    for (Difference difference :
        List.of(
            Difference.between(Json.read(one), Json.read(other)),
            Difference.between(Json.read(other), Json.read(one)))) {
      assertEquals("{}", Json.compact(difference.patch()));
      assertEquals(List.of(), described(difference));
    }
  }

  @Test
  void rulesAreShownOneByOne() {
    String same = "{\"from\":\"*\",\"to\":\"a\"}";
    String gone = "{\"from\":\"*\",\"to\":\"b\"}";
    String come = "{\"from\":\"*\",\"to\":\"b\",\"metadata\":{\"k\":\"v\"}}";
    assertEquals(
        List.of(
            "channelSettings.SMS.captureRules: removed " + gone,
            "channelSettings.SMS.captureRules: removed " + same,
            "channelSettings.SMS.captureRules: added " + come),
        described(Difference.between(sms(same, gone, same), sms(come, same))));
  }

  private static JsonNode sms(String... rules) {
    return Json.read(
        "{\"channelSettings\":{\"SMS\":{\"captureRules\":[" + String.join(",", rules) + "]}}}");
  }

  @Test
  void aPatchOfSomebodyElseIsShownAsWhatItMakesOfAConfiguration() {
    JsonNode from =
        Json.read("{\"description\":\"a\",\"channelSettings\":{\"SMS\":{},\"CHAT\":{}}}");
    JsonNode patch =
        Json.read("{\"description\":null,\"channelSettings\":{\"SMS\":null,\"RCS\":{}}}");
    assertEquals(
        List.of(
            "description: removed \"a\"",
            "channelSettings.SMS: removed {}",
            "channelSettings.RCS: added {}"),
        described(Difference.by(patch, from)));
    assertEquals(2, from.path("channelSettings").size(), "the configuration itself stays");
  }

  @Test
  void requestsKeepTheLimitsOrDoNotExist() {
    ObjectNode nothing = Json.object();
    assertThrows(IllegalArgumentException.class, () -> new PatchRequest(nothing));
    ObjectNode bad = Json.object().put("description", "");
    assertThrows(IllegalArgumentException.class, () -> new PatchRequest(bad));
    ObjectNode small = Documents.minimal();
    assertThrows(IllegalArgumentException.class, () -> new ReplaceRequest(small), "no channels");
    ObjectNode whole = Documents.with("channelSettings", "{}");
    new ReplaceRequest(whole).toJson().put("description", "other");
    assertEquals("Inbound", whole.path("description").asText(), "the body is a copy");
    ObjectNode change = Json.object().put("description", "new");
    new PatchRequest(change).toJson().put("description", "other");
    assertEquals("new", change.path("description").asText(), "the body is a copy");
  }

  @ParameterizedTest
  @CsvSource({
    "statusCallbacks, statusCallbacks, /statusCallbacks",
    "' STATUSCALLBACKS ', statusCallbacks, /statusCallbacks",
    "channelsettings.sms, channelSettings.SMS, /channelSettings/SMS",
    "channelSettings.VOICE.statusTimeouts, channelSettings.VOICE.statusTimeouts,"
        + " /channelSettings/VOICE/statusTimeouts"
  })
  void aFieldIsNamedInAnyCase(String text, String path, String pointer) {
    FieldName name = FieldName.parse(text).orElseThrow();
    assertEquals(path, name.path());
    assertEquals(pointer, name.pointer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "id", "version", "SMS", "channelSettings.FAX", "channelSettings."})
  void whatCannotBeClearedIsNoField(String text) {
    assertEquals(Optional.empty(), FieldName.parse(text));
  }

  @Test
  void everyKnownFieldCanBeNamedByItsName() {
    assertEquals(9 + 5 * 3, FieldName.known().size());
    for (String known : FieldName.known()) {
      assertEquals(known, FieldName.parse(known).orElseThrow().path());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"version\":3} | {\"version\":3} | true",
        "{\"version\":3} | {\"version\":4} | false",
        "{\"version\":3} | {} | false",
        "{} | {} | false",
        "{\"version\":\"3\"} | {\"version\":\"3\"} | false"
      })
  void versionsAreComparedAsFarAsTheyAreKnown(String one, String other, boolean same) {
    Configuration before = new Configuration(Json.read(one));
    assertEquals(same, before.hasSameVersionAs(new Configuration(Json.read(other))));
  }

  @Test
  void aConfigurationIsCalledByItsNameElseByItsId() {
    Configuration named = new Configuration(Json.read("{\"id\":\"c1\",\"displayName\":\"n\"}"));
    assertEquals("n", named.label());
    Configuration unnamed = new Configuration(Json.read("{\"id\":\"c1\",\"version\":3}"));
    assertEquals("c1", unnamed.label());
    assertEquals(OptionalLong.of(3), unnamed.version());
    assertEquals(OptionalLong.empty(), named.version());
  }

  private static List<String> described(Difference difference) {
    return difference.changes().stream().map(Change::describe).toList();
  }
}
