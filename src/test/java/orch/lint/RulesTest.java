package orch.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each rule finds, and what it leaves alone. */
class RulesTest {
  @Test
  void everyRuleHasItsOwnIdInOrderAndExplainsItself() {
    Set<String> ids = new HashSet<>();
    String last = "";
    for (Rule rule : Rules.all()) {
      assertTrue(rule.id().matches("O\\d{3}"), rule.id());
      assertTrue(ids.add(rule.id()), rule.id());
      assertTrue(rule.id().compareTo(last) > 0, rule.id());
      last = rule.id();
      Rule.Explanation words = rule.explanation();
      for (String text : List.of(words.title(), words.reason(), words.advice())) {
        assertFalse(text.isBlank() || text.endsWith("."), text);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SMS, +15551230100",
    "SMS, *",
    "SMS, +6834002",
    "SMS, +123456789012345",
    "VOICE, +15551230100",
    "VOICE, sip:alice@example.com",
    "VOICE, client:alice",
    "VOICE, *",
    "WHATSAPP, +15551230100",
    "WHATSAPP, whatsapp:+15551230100",
    "WHATSAPP, *",
    "RCS, +15551230100",
    "RCS, rcs:+15551230100",
    "RCS, rcs:brand_agent",
    "RCS, brand_agent",
    "CHAT, alice",
    "CHAT, 555",
    "FUTURE, 555"
  })
  void anAddressOfItsChannelIsLeftAlone(String channel, String address) {
    assertEquals(List.of(), found(rules(channel, address, "")));
  }

  @ParameterizedTest
  @CsvSource({"CLIENT", "client", "PUBLIC_SIP", "SIP"})
  void aCallOfAnotherTypeHasOtherAddresses(String type) {
    assertEquals(
        List.of(), found(rules("VOICE", "alice", ",\"metadata\":{\"callType\":\"" + type + "\"}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SMS | 555123 | is not an E.164 number such as +15551230100
          SMS | 5551230100 | is not an E.164 number such as +15551230100
          SMS | 15551230100 | is not an E.164 number; did you mean +15551230100?
          SMS | 0015551230100 | is not an E.164 number; did you mean +15551230100?
          SMS | +1 (555) 123-0100 | is not an E.164 number; did you mean +15551230100?
          SMS | +1.555.123.0100 | is not an E.164 number; did you mean +15551230100?
          SMS | +0155512301 | is not an E.164 number such as +15551230100
          SMS | +1555 | is not an E.164 number such as +15551230100
          SMS | +1234567890123456 | is not an E.164 number such as +15551230100
          SMS | + | is not an E.164 number such as +15551230100
          SMS | whatsapp:+15551230100 | is not an E.164 number such as +15551230100
          VOICE | alice | is not an E.164 number such as +15551230100
          WHATSAPP | whatsapp:555 | is not an E.164 number such as +15551230100
          RCS | rcs:555 | is not an E.164 number such as +15551230100
          RCS | rcs: | is not an E.164 number such as +15551230100
          """)
  void anAddressThatIsNoNumberIsFound(String channel, String address, String message) {
    assertEquals(
        List.of(
            "O012 channelSettings."
                + channel
                + ".captureRules[0].to \""
                + address
                + "\" "
                + message),
        found(rules(channel, address, "")));
  }

  @Test
  void aLongAddressIsCut() {
    String found = found(rules("SMS", "5".repeat(500), "")).get(0);
    assertTrue(found.contains("\"" + "5".repeat(60) + "...\""), found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mem_store_01k1etk2y5f1y9fpe2epfdtvv2 | true
          mem_service_71k1etk2y5f1y9fpe2epfdtvvz | true
          mem_store_01k1etk2y5f1y9fpe2epfdtvv | false
          mem_store_01k1etk2y5f1y9fpe2epfdtvv22 | false
          mem_store_81k1etk2y5f1y9fpe2epfdtvv2 | false
          mem_store_01K1ETK2Y5F1Y9FPE2EPFDTVV2 | false
          store_01k1etk2y5f1y9fpe2epfdtvv2 | false
          m | false
          """)
  void aMemoryStoreHasAKnownForm(String id, boolean isKnown) {
    String message =
        "O011 memoryStoreId \""
            + id
            + "\" is not the id of a memory store: mem_store_ and 26 lower-case letters and digits";
    assertEquals(
        isKnown ? List.of() : List.of(message), found("{\"memoryStoreId\":\"" + id + "\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 60, false",
    "10, 11, false",
    "10, 10, true",
    "60, 10, true",
    "null, 1, false",
    "9, null, false"
  })
  void closedIsLongerThanInactive(String inactive, String closed, boolean isFound) {
    String document =
        "{\"channelSettings\":{\"SMS\":{\"statusTimeouts\":{\"inactive\":"
            + inactive
            + ",\"closed\":"
            + closed
            + "}}}}";
    String message =
        "O013 channelSettings.SMS.statusTimeouts has closed "
            + closed
            + ", which is not longer than inactive "
            + inactive
            + ": conversations never become INACTIVE";
    assertEquals(isFound ? List.of(message) : List.of(), found(document));
  }

  @ParameterizedTest
  @CsvSource({
    "{}",
    "[]",
    "'{\"channelSettings\":[1]}'",
    "'{\"channelSettings\":{\"SMS\":7}}'",
    "'{\"memoryStoreId\":7}'",
    "'{\"channelSettings\":{\"SMS\":{\"captureRules\":[7,{\"to\":7}],\"statusTimeouts\":[]}}}'"
  })
  void aDocumentOfAnotherShapeIsForTheLimits(String document) {
    assertEquals(List.of(), found(document));
  }

  @Test
  void aChangeIsFoundOnceAndNotWhatWasThereBefore() {
    String old = rules("SMS", "555", "");
    String moved =
        "{\"channelSettings\":{\"SMS\":{\"captureRules\":[{\"from\":\"*\",\"to\":\"556\"},"
            + "{\"from\":\"*\",\"to\":\"555\"}]}}}";
    assertEquals(List.of(), changed(old, old));
    assertEquals(
        List.of(
            "O012 channelSettings.SMS.captureRules[0].to \"556\" is not an E.164 number such as +15551230100"),
        changed(old, moved));
    assertEquals(List.of(), changed(moved, old));
  }

  @Test
  void aMovedRuleIsNotFoundAgain() {
    String old = rules("SMS", "+15551230100", "");
    String moved =
        "{\"channelSettings\":{\"SMS\":{\"captureRules\":["
            + "{\"from\":\"*\",\"to\":\"+15551230101\"},{\"from\":\"+15551230101\",\"to\":\"*\"},"
            + "{\"from\":\"*\",\"to\":\"+15551230100\"}]}}}";
    assertEquals(List.of(), changed(old, moved));
  }

  @Test
  void anotherGroupingIsFoundInAChange() {
    String group = "{\"conversationGroupingType\":\"GROUP_BY_PROFILE\"}";
    String other = "{\"conversationGroupingType\":\"GROUP_BY_PARTICIPANT_ADDRESSES\"}";
    assertEquals(List.of(), changed(group, group));
    assertEquals(List.of(), changed(group, "{}"));
    assertEquals(
        List.of(
            "O025 conversationGroupingType is documented as fixed after creation; the service may"
                + " refuse or ignore the change"),
        changed(group, other));
  }

  @Test
  void timeoutsOfTwoVersionsAreJudgedTogether() {
    String before =
        "{\"channelSettings\":{\"SMS\":{\"statusTimeouts\":{\"inactive\":10,\"closed\":60}}}}";
    assertEquals(1, changed(before, before.replace("60", "5")).size());
    assertEquals(1, changed(before.replace("60", "6"), before.replace("60", "5")).size());
  }

  @Test
  void anAccountHasAnSid() {
    assertTrue(Rules.ACCOUNT_SID.check("X", "AC0123456789abcdef0123456789abcdef").isEmpty());
    for (String sid :
        List.of(
            "AC1", "AC0123456789ABCDEF0123456789abcdef", "SK0123456789abcdef0123456789abcdef")) {
      Finding found = Rules.ACCOUNT_SID.check("TWILIO_ACCOUNT_SID", sid).orElseThrow();
      assertEquals(
          "TWILIO_ACCOUNT_SID: \""
              + sid
              + "\" is not the SID of an account, which is AC and 32 hexadecimal digits",
          found.text());
    }
  }

  @Test
  void aChannelIsKnownOrHasASuggestion() {
    assertTrue(Rules.CHANNEL_NAME.check("--remove-channel", "SMS").isEmpty());
    assertEquals(
        "--remove-channel: \"SMSS\" is not a known channel; did you mean SMS?",
        Rules.CHANNEL_NAME.check("--remove-channel", "SMSS").orElseThrow().text());
    assertEquals(
        "--remove-channel: \"FAXX\" is not a known channel; the channels are VOICE, SMS, RCS, WHATSAPP, CHAT",
        Rules.CHANNEL_NAME.check("--remove-channel", "FAXX").orElseThrow().text());
  }

  @Test
  void aTakenNameCountsTheNewOne() {
    assertEquals(
        "2 configurations will be named \"x\"; the name belongs to a",
        Rules.TAKEN_NAME.of("x", List.of("a")).text());
    assertEquals(
        "5 or more configurations will be named \"x\"; the name belongs to a, b, c and others",
        Rules.TAKEN_NAME.of("x", List.of("a", "b", "c", "d")).text());
  }

  @Test
  void aFindingCanNameTheSourceOfItsValue() {
    Finding found = Rules.check(Json.read("{\"memoryStoreId\":\"m\"}")).get(0);
    assertEquals("/memoryStoreId", found.pointer());
    assertTrue(found.from("a.yaml:3").text().startsWith("a.yaml:3: memoryStoreId \"m\" is not"));
  }

  private static String rules(String channel, String address, String more) {
    return "{\"channelSettings\":{\""
        + channel
        + "\":{\"captureRules\":[{\"from\":\"*\",\"to\":\""
        + address
        + "\""
        + more
        + "}]}}}";
  }

  /** What the first three rules about documents find; the others have fixtures. */
  private static List<String> found(String document) {
    List<Finding> all = Rules.check(Json.read(document));
    return texts(
        all.stream()
            .filter(each -> Set.of("O011", "O012", "O013").contains(each.rule().id()))
            .toList());
  }

  private static List<String> changed(String before, String after) {
    JsonNode now = Json.read(after);
    return texts(Rules.checkChange(Json.read(before), now));
  }

  private static List<String> texts(List<Finding> findings) {
    return findings.stream().map(found -> found.rule().id() + " " + found.text()).toList();
  }
}
