package orch.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rules capture a message; the index finds the same as a comparison with every rule. */
class CaptureIndexTest {
  private static final String[] CHANNELS = {"VOICE", "SMS", "RCS", "WHATSAPP", "CHAT"};
  private static final String[] ADDRESSES = {
    "*", "*", "+15551230100", "whatsapp:+15551230100", "RCS:agent", "agent", ""
  };
  private static final String[] TYPES = {"PSTN", "CLIENT", "SIP", "PUBLIC_SIP", "pstn"};

  @Test
  void theIndexFindsTheSameAsAComparisonWithEveryRule() {
    Random random = new Random(12);
    int captured = 0;
    for (int i = 0; i < 10_000; i++) {
      List<JsonNode> documents = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        documents.add(document(random));
      }
      Message message =
          new Message(
              oneOf(random, CHANNELS),
              oneOf(random, ADDRESSES),
              oneOf(random, ADDRESSES),
              metadata(random));
      List<String> found =
          new CaptureIndex(documents)
              .captures(message).stream()
                  .map(rule -> rule.configuration() + ":" + rule.index())
                  .toList();
      assertEquals(everyRule(documents, message), found, () -> documents + " " + message);
      captured += found.isEmpty() ? 0 : 1;
    }
    assertTrue(captured > 1000, "too few of the random messages are captured");
  }

  /** The comparison of a message with every rule, as the documentation says it. */
  static List<String> everyRule(List<JsonNode> documents, Message message) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      JsonNode rules =
          documents.get(i).path("channelSettings").path(message.channel()).path("captureRules");
      for (int j = 0; j < rules.size(); j++) {
        JsonNode rule = rules.get(j);
        boolean matches =
            matches(message.channel(), rule.path("from").asText(), message.from())
                && matches(message.channel(), rule.path("to").asText(), message.to());
        for (Map.Entry<String, JsonNode> wanted : rule.path("metadata").properties()) {
          if (!wanted.getKey().equals("callType") || !message.channel().equals("VOICE")) {
            matches &= wanted.getValue().asText().equals(message.metadata().get(wanted.getKey()));
          }
        }
        if (message.channel().equals("VOICE")) {
          matches &=
              type(rule.path("metadata").path("callType").asText("PSTN"))
                  .equals(type(message.metadata().getOrDefault("callType", "PSTN")));
        }
        if (matches) {
          found.add(i + ":" + j);
        }
      }
    }
    return found;
  }

  private static boolean matches(String channel, String wanted, String address) {
    return wanted.equals("*") || bare(channel, wanted).equals(bare(channel, address));
  }

  private static String bare(String channel, String address) {
    return switch (channel) {
      case "WHATSAPP" -> address.replaceFirst("^(?i)whatsapp:", "");
      case "RCS" -> address.replaceFirst("^(?i)rcs:", "");
      default -> address;
    };
  }

  private static String type(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    return upper.equals("SIP") ? "PUBLIC_SIP" : upper;
  }

  private static ObjectNode document(Random random) {
    ObjectNode document = Json.object();
    ObjectNode channels = document.putObject("channelSettings");
    for (String channel : CHANNELS) {
      ArrayNode rules = channels.putObject(channel).putArray("captureRules");
      for (int n = random.nextInt(6); n > 0; n--) {
        ObjectNode rule = rules.addObject();
        rule.put("from", oneOf(random, ADDRESSES)).put("to", oneOf(random, ADDRESSES));
        metadata(random).forEach(rule.putObject("metadata")::put);
      }
    }
    return document;
  }

  private static Map<String, String> metadata(Random random) {
    Map<String, String> metadata = new HashMap<>();
    if (random.nextInt(3) == 0) {
      metadata.put("callType", oneOf(random, TYPES));
    }
    if (random.nextInt(4) == 0) {
      metadata.put("chatService", "IS" + random.nextInt(2));
    }
    return metadata;
  }

  private static String oneOf(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SMS      | +15551230199           | +15551230100          | 0
          SMS      | +15551230100           | +15551230199          |
          SMS      | *                      | +15551230100          | 0
          SMS      | ''                     | +15551230100          | 0
          SMS      | whatsapp:+15551230100  | whatsapp:+15551230100 |
          WHATSAPP | whatsapp:+15551230100  | +15551230199          | 0
          WHATSAPP | WhatsApp:+15551230100  | +15551230199          | 0
          WHATSAPP | +15551230100           | +15551230199          | 0
          CHAT     | alice                  | bob                   | 0
          FUTURE   | alice                  | bob                   |
          """)
  void aRuleMatchesWhenBothItsEndsDo(String channel, String from, String to, String rules) {
    CaptureIndex index =
        new CaptureIndex(
            List.of(
                Json.read(
                    """
                    {"channelSettings": {
                      "SMS": {"captureRules": [{"from": "*", "to": "+15551230100"}]},
                      "WHATSAPP": {"captureRules": [{"from": "whatsapp:+15551230100", "to": "*"}]},
                      "CHAT": {"captureRules": [{"from": "*", "to": "*"}]},
                      "VOICE": {"statusTimeouts": null}}}""")));
    List<String> found =
        index.captures(Message.of(channel, from, to)).stream()
            .map(rule -> String.valueOf(rule.index()))
            .toList();
    assertEquals(rules == null ? List.of() : List.of(rules), found);
  }

  @Test
  void aRuleThatMissesInOnePartIsNear() {
    CaptureIndex index =
        new CaptureIndex(
            List.of(
                Json.read(
                    """
                    {"channelSettings": {"VOICE": {"captureRules": [
                      {"from": "+15551230102", "to": "+15551230100"},
                      {"from": "*", "to": "+15551230100", "metadata": {"callType": "CLIENT"}},
                      {"from": "*", "to": "+15551230103"},
                      {"from": "+15551230102", "to": "+15551230103"},
                      {"from": 7, "to": "+15551230100"}]}}}""")));
    List<String> near =
        index.near(Message.of("VOICE", "+15551230101", "+15551230100")).stream()
            .map(each -> each.rule().index() + " " + each.difference().field())
            .toList();
    assertEquals(List.of("0 from", "1 metadata", "2 to"), near);
  }

  @Test
  void rulesOfSeveralConfigurationsAreAmbiguous() {
    JsonNode all =
        Json.read(
            "{\"channelSettings\":{\"SMS\":{\"captureRules\":[{\"from\":\"*\",\"to\":\"*\"}]}}}");
    JsonNode twice =
        Json.read(
            "{\"channelSettings\":{\"SMS\":{\"captureRules\":[{\"from\":\"*\",\"to\":\"*\"},"
                + "{\"from\":\"*\",\"to\":\"b\"}]}}}");
    Message message = Message.of("SMS", "a", "b");
    assertEquals("not captured", verdict(message));
    assertEquals("captured", verdict(message, all));
    assertEquals("captured", verdict(message, twice));
    assertEquals("ambiguous", verdict(message, all, twice));
  }

  private static String verdict(Message message, JsonNode... documents) {
    return Verdict.of(new CaptureIndex(List.of(documents)).captures(message)).toString();
  }
}
