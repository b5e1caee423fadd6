package orch.configuration;

import static orch.configuration.Documents.violations;
import static orch.configuration.Documents.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelLimitsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"statusTimeouts\":null}",
        "{\"statusTimeouts\":{}}",
        "{\"statusTimeouts\":{\"inactive\":null,\"closed\":1}}",
        "{\"statusTimeouts\":{\"inactive\":2147483647,\"closed\":1}}",
        "{\"captureRules\":null}",
        "{\"captureRules\":[]}",
        "{\"captureRules\":[{\"from\":\"*\",\"to\":\"+15551230100\"}]}",
        "{\"captureRules\":[{\"from\":\"a\",\"to\":\"b\",\"metadata\":null}]}",
        "{\"captureRules\":[{\"from\":\"a\",\"to\":\"b\",\"metadata\":{\"callType\":\"PSTN\"}}]}"
      })
  void aChannelWithinItsLimitsPasses(String sms) {
    assertEquals(List.of(), found(sms));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7 | must be a channel's settings (an object), not the number 7
          [] | must be a channel's settings (an object), not a list
          """)
  void aChannelIsAnObject(String sms, String message) {
    assertEquals(List.of("channelSettings.SMS " + message), found(sms));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0 | must be at least 1 minute, not 0
          -5 | must be at least 1 minute, not -5
          1.5 | must be a whole number of minutes, not the number 1.5
          2147483648 | must be a whole number of minutes, not the number 2147483648
          99999999999999999999 | must be a whole number of minutes, not the number 99999999999999999999
          "10" | must be a whole number of minutes, not the text "10"; write only digits, without quotes
          "1:30" | must be a whole number of minutes, not the text "1:30"; write only digits, without quotes
          "this text is too long to be a number" | must be a whole number of minutes, not a text
          true | must be a whole number of minutes, not true
          [10] | must be a whole number of minutes, not a list
          {} | must be a whole number of minutes, not an object
          """)
  void timeoutsAreWholeMinutesFromOne(String minutes, String message) {
    assertEquals(
        List.of("channelSettings.SMS.statusTimeouts.closed " + message),
        found("{\"statusTimeouts\":{\"inactive\":1,\"closed\":" + minutes + "}}"));
  }

  @Test
  void timeoutsAreAnObject() {
    assertEquals(
        List.of(
            "channelSettings.SMS.statusTimeouts must be the timeouts inactive and closed (an object), not a"
                + " text"),
        found("{\"statusTimeouts\":\"10/60\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "x" | [0] must be a capture rule (an object), not a text
          null | [0] must be a capture rule (an object), not null
          {"from":"*"} | [0].to is required: an address, or * for any
          {"to":"*"} | [0].from is required: an address, or * for any
          {"from":"","to":"*"} | [0].from must have 1 to 512 characters; it is empty
          {"from":15551230100,"to":"*"} | [0].from must be a text: put it in quotes, not the number 15551230100
          {"from":null,"to":"*"} | [0].from must be a text, not null
          {"from":"*","to":"x","metadata":"PSTN"} | [0].metadata must be a map of texts (an object), not a text
          {"from":"*","to":"x","metadata":{"a":1}} | [0].metadata.a must be a text: put it in quotes, not the number 1
          """)
  void aRuleHasTwoEndsAndTextsAsMetadata(String rule, String violation) {
    assertEquals(
        List.of("channelSettings.SMS.captureRules" + violation),
        found("{\"captureRules\":[" + rule + "]}"));
  }

  @Test
  void anAddressHasAtMost512Characters() {
    assertEquals(List.of(), found(rule("x".repeat(512))));
    assertEquals(
        List.of(
            "channelSettings.SMS.captureRules[0].from must have 1 to 512 characters; it has 513"),
        found(rule("x".repeat(513))));
  }

  @Test
  void rulesAreAList() {
    assertEquals(
        List.of("channelSettings.SMS.captureRules must be a list, not an object"),
        found("{\"captureRules\":{}}"));
  }

  private static String rule(String from) {
    return "{\"captureRules\":[{\"from\":\"" + from + "\",\"to\":\"*\"}]}";
  }

  private static List<String> found(String sms) {
    return violations(Limits.CREATE, with("channelSettings", "{\"SMS\":" + sms + "}"));
  }
}
