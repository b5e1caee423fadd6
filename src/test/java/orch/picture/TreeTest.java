package orch.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import orch.json.Json;
import orch.term.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree of a configuration by its exact text. */
class TreeTest {
  private static final JsonNode SUPPORT =
      Json.read(
          """
          {"id": "conv_configuration_1", "displayName": "support", "description": "Inbound",
           "conversationGroupingType": "GROUP_BY_PARTICIPANT_ADDRESSES", "memoryStoreId": "mem_1",
           "channelSettings": {
             "SMS": {"captureRules": [{"from": "+15551230000", "to": "*", "metadata": {}}],
                     "statusTimeouts": {"inactive": 30, "closed": 120}},
             "VOICE": {"captureRules": [{"from": "*", "to": "+15551230000",
                         "metadata": {"callType": "PSTN", "n": 1}, "weight": 7}],
                       "statusTimeouts": {"inactive": null, "closed": 1500}},
             "RCS": {"captureRules": [], "statusTimeouts": null},
             "CHAT": null},
           "statusCallbacks": [{"url": "https://hooks.example.com/orch", "method": "POST"}],
           "intelligenceConfigurationIds": ["intelligence_1"], "memoryExtractionEnabled": true,
           "conversationsV1Bridge": {"serviceId": "IS1"}, "future": {"a": [1, null]},
           "createdAt": "2026-03-01T12:00:00Z", "updatedAt": "2026-03-04T10:00:00Z", "version": 3}
          """);

  private static String draw(String now, TreeSymbols symbols, int width) {
    Optional<Instant> moment = now.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(now));
    return TreeDrawing.draw(
        ConfigurationPicture.of(SUPPORT, symbols, moment), symbols, Style.PLAIN, width);
  }

  @Test
  void everythingInWords() {
    assertEquals(
        """
        support
        ├─ id: conv_configuration_1
        ├─ description: Inbound
        ├─ grouping: by addresses (one conversation for each set of participants' addresses)
        ├─ version: 3
        ├─ created: 3 days ago (2026-03-01T12:00:00Z)
        ├─ changed: 2 hours ago (2026-03-04T10:00:00Z)
        ├─ channels
        │  ├─ SMS: inactive after 30 minutes, closed after 2 hours
        │  │  └─ +15551230000 → *
        │  ├─ VOICE: never inactive, closed after 1 day 1 hour
        │  │  └─ * → +15551230000 (callType: PSTN, n: 1)
        │  │     └─ weight: 7
        │  ├─ RCS: never inactive, never closed, no capture rules
        │  └─ CHAT: none
        ├─ status callbacks
        │  └─ POST https://hooks.example.com/orch
        ├─ memories: extracted
        ├─ links
        │  ├─ memory store: mem_1
        │  ├─ intelligence configurations
        │  │  └─ intelligence_1
        │  └─ bridge to a Conversations service: IS1
        └─ future
           └─ a
              ├─ [0]: 1
              └─ [1]: null
        """,
        draw("2026-03-04T12:30:00Z", TreeSymbols.UNICODE, Integer.MAX_VALUE));
  }

  @Test
  void aNarrowScreenWithAsciiOnly() {
    String tree = draw("", TreeSymbols.ASCII, 40);
    assertEquals(
        """
        support
        |- id: conv_configuration_1
        |- description: Inbound
        |- grouping: by addresses (one
        |    conversation for each set of
        |    participants' addresses)
        |- version: 3
        |- created: 2026-03-01T12:00:00Z
        |- changed: 2026-03-04T10:00:00Z
        |- channels
        |  |- SMS: inactive after 30 minutes,
        |  |  | closed after 2 hours
        |  |  `- +15551230000 -> *
        """,
        tree.substring(0, tree.indexOf("|  |- VOICE")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T10:00:00.9Z, just now",
    "2026-03-04T10:00:01Z, 1 second ago",
    "2026-03-04T10:00:59Z, 59 seconds ago",
    "2026-03-04T10:01:59Z, 1 minute ago",
    "2026-03-04T11:59:00Z, 1 hour ago",
    "2026-03-05T09:59:59Z, 23 hours ago",
    "2026-03-05T10:00:00Z, 1 day ago",
    "2026-04-04T10:00:00Z, 31 days ago",
    "2026-01-01T00:00:00Z, just now"
  })
  void ages(String now, String age) {
    String moment = "2026-03-04T10:00:00Z";
    assertEquals(age + " (" + moment + ")", Words.ago(moment, Instant.parse(now)));
  }

  @Test
  void minutes() {
    assertEquals("0 minutes", Words.minutes(0));
    assertEquals("1 minute", Words.minutes(1));
    assertEquals("1 hour", Words.minutes(60));
    assertEquals("1 hour 30 minutes", Words.minutes(90));
    assertEquals("2 days 1 hour 1 minute", Words.minutes(2 * 1440 + 61));
  }

  @Test
  void whatIsNestedDeeplyIsJsonInOneLine() {
    JsonNode deep = Json.read("{\"x\":".repeat(9) + "[1,\"y\"]" + "}".repeat(9));
    Node picture = ConfigurationPicture.of(deep, TreeSymbols.ASCII, Optional.empty());
    String tree = TreeDrawing.draw(picture, TreeSymbols.ASCII, Style.PLAIN, 80);
    assertEquals(8, tree.lines().count());
    assertTrue(tree.endsWith("`- x: {\"x\":{\"x\":[1,\"y\"]}}\n"), tree);
  }

  @Test
  void anEmptyConfigurationAndWrongDates() {
    JsonNode odd = Json.read("{\"createdAt\": \"yesterday\", \"displayName\": \"\"}");
    Node picture = ConfigurationPicture.of(odd, TreeSymbols.ASCII, Optional.of(Instant.EPOCH));
    assertEquals(
        "configuration\n|- created: yesterday\n`- displayName: \"\"\n",
        TreeDrawing.draw(picture, TreeSymbols.ASCII, Style.PLAIN, 80));
    Node nothing = ConfigurationPicture.of(Json.object(), TreeSymbols.ASCII, Optional.empty());
    assertEquals("configuration\n", TreeDrawing.draw(nothing, TreeSymbols.ASCII, Style.PLAIN, 80));
  }
}
