package orch.configuration;

import static orch.configuration.Documents.minimal;
import static orch.configuration.Documents.violations;
import static orch.configuration.Documents.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits outside the channels: each just inside, just outside, of a wrong type, and null. */
class LimitsTest {
  private static final String IDS =
      "[\"i_1\",\"i_2\",\"i_3\",\"i_4\",\"i_5\"%s]"; // five, and room for one more

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          displayName | "x"
          displayName | "My Support-Config_2"
          displayName | "12345678901234567890123456789012"
          description | "x"
          description | "Grüße 🎉"
          conversationGroupingType | "GROUP_BY_PARTICIPANT_ADDRESSES"
          conversationGroupingType | "GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE"
          memoryStoreId | "cfg_store_of_another_prefix"
          channelSettings | {}
          channelSettings | null
          statusCallbacks | []
          statusCallbacks | null
          statusCallbacks | [{"url":"https://hooks.example.com/a?b=c"}]
          statusCallbacks | [{"url":"https://a.example"},{"url":"HTTPS://b.example:8443","method":"GET"}]
          statusCallbacks | [{"url":"https://8.8.8.8/","method":null}]
          statusCallbacks | [{"url":"https://[2606:4700::1111]/"}]
          statusCallbacks | [{"url":"https://172.32.0.1/"}]
          statusCallbacks | [{"url":"https://10.example.com/"}]
          intelligenceConfigurationIds | []
          memoryExtractionEnabled | false
          memoryExtractionEnabled | null
          conversationsV1Bridge | {"serviceId":"IS0123456789abcdef0123456789abcdef"}
          conversationsV1Bridge | null
          somethingNew | 1
          """)
  void whatIsJustInsideALimitPasses(String field, String json) {
    assertEquals(List.of(), violations(Limits.CREATE, with(field, json)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          displayName | "" | must have 1 to 32 characters; it is empty
          displayName | "123456789012345678901234567890123" | must have 1 to 32 characters; it has 33
          displayName | "Büro" | may hold only letters A-Z and a-z, digits, spaces, "-" and "_"
          displayName | "a.b" | may hold only letters A-Z and a-z, digits, spaces, "-" and "_"
          displayName | "a\\tb" | may hold only letters A-Z and a-z, digits, spaces, "-" and "_"
          displayName | "٣" | may hold only letters A-Z and a-z, digits, spaces, "-" and "_"
          displayName | 7 | must be a text: put it in quotes, not the number 7
          displayName | true | must be a text: put it in quotes, not true
          displayName | ["x"] | must be a text, not a list
          displayName | null | is required
          description | "" | must have 1 to 512 characters; it is empty
          description | {} | must be a text, not an object
          description | null | is required
          conversationGroupingType | "group_by_profil" | must be one of GROUP_BY_PROFILE, GROUP_BY_PARTICIPANT_ADDRESSES, GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE; did you mean GROUP_BY_PROFILE?
          conversationGroupingType | "" | must be one of GROUP_BY_PROFILE, GROUP_BY_PARTICIPANT_ADDRESSES, GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE
          conversationGroupingType | 1 | must be a text: put it in quotes, not the number 1
          memoryStoreId | "" | must have 1 to 256 characters; it is empty
          displayName | "................................." | must have 1 to 32 characters; it has 33
          memoryStoreId | "mem_store_\\u007f" | must be the id of a memory store, such as mem_store_01k1etk2y5f1y9fpe2epfdtvv2
          memoryStoreId | "mem store" | must be the id of a memory store, such as mem_store_01k1etk2y5f1y9fpe2epfdtvv2
          memoryStoreId | false | must be a text: put it in quotes, not false
          memoryStoreId | null | is required
          channelSettings | [] | must be a map of channels (an object), not a list
          statusCallbacks | {} | must be a list, not an object
          intelligenceConfigurationIds | "i_1" | must be a list, not a text
          memoryExtractionEnabled | "true" | must be true or false, not a text
          memoryExtractionEnabled | 1 | must be true or false, not the number 1
          conversationsV1Bridge | "IS0" | must be the bridge's settings (an object), not a text
          """)
  void whatIsJustOutsideALimitIsNamed(String field, String json, String message) {
    assertEquals(List.of(field + " " + message), violations(Limits.CREATE, with(field, json)));
  }

  @Test
  void lengthsCountCharactersAsPeopleDo() {
    String emoji = "\"" + "🎉".repeat(512) + "\"";
    assertEquals(List.of(), violations(Limits.CREATE, with("description", emoji)));
    assertEquals(
        List.of("description must have 1 to 512 characters; it has 513"),
        violations(Limits.CREATE, with("description", "\"" + "x".repeat(513) + "\"")));
  }

  @Test
  void fiveIntelligenceConfigurationsAreTheMost() {
    String field = "intelligenceConfigurationIds";
    assertEquals(List.of(), violations(Limits.CREATE, with(field, IDS.formatted(""))));
    assertEquals(
        List.of(field + " must have at most 5 elements; it has 6"),
        violations(Limits.CREATE, with(field, IDS.formatted(",\"i_6\""))));
    assertEquals(
        List.of(field + "[1] must be a text, not null"),
        violations(Limits.CREATE, with(field, "[\"i_1\",null]")));
  }

  @Test
  void twoCallbacksAreTheMost() {
    String callback = "{\"url\":\"https://a.example\"}";
    assertEquals(
        List.of("statusCallbacks must have at most 2 elements; it has 3"),
        violations(Limits.CREATE, with("statusCallbacks", "[%1$s,%1$s,%1$s]".formatted(callback))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.com",
        "hooks.example.com",
        "ftp://a.example",
        "https://",
        "",
        "https:///path",
        "https://a b",
        "https://localhost/x",
        "https://LOCALHOST:8443",
        "https://x.localhost",
        "https://printer.local",
        "https://intranet",
        "https://localhost.",
        "https://printer.local.",
        "https://127.0.0.1",
        "https://127.9.9.9",
        "https://10.0.0.1",
        "https://192.168.1.1",
        "https://172.16.0.1",
        "https://172.31.255.255",
        "https://0.0.0.0",
        "https://169.254.1.1",
        "https://[::1]",
        "https://[0:0:0:0:0:0:0:1]",
        "https://[::]",
        "https://[::ffff:10.0.0.1]",
        "https://[fe80::1]",
        "https://[febf::1]",
        "https://[fd00::1]",
        "https://[fc00::1]",
        "https://2130706433"
      })
  void aCallbackMustBeHttpsOnAPublicHost(String url) {
    assertEquals(
        List.of("statusCallbacks[0].url must be an https:// URL on a public host"),
        violations(Limits.CREATE, with("statusCallbacks", "[{\"url\":\"" + url + "\"}]")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [1] | statusCallbacks[0] must be a callback (an object), not the number 1
          [null] | statusCallbacks[0] must be a callback (an object), not null
          [{}] | statusCallbacks[0].url is required
          [{"url":null}] | statusCallbacks[0].url must be a text, not null
          [{"url":"https://a.example","method":"get"}] | statusCallbacks[0].method must be one of POST, GET; did you mean GET?
          [{"url":"https://a.example","method":"PUT"}] | statusCallbacks[0].method must be one of POST, GET
          """)
  void aCallbackHasAUrlAndAMethod(String json, String violation) {
    List<String> found = violations(Limits.CREATE, with("statusCallbacks", json));
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.get(0).startsWith(violation), found.get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | is required
          {"serviceId":null} | must be a text, not null
          {"serviceId":12} | must be a text: put it in quotes, not the number 12
          {"serviceId":"IS0123456789abcdef0123456789abcde"} | must be IS and 32 hexadecimal digits (0-9, a-f)
          {"serviceId":"IS0123456789abcdef0123456789abcdef0"} | must be IS and 32 hexadecimal digits (0-9, a-f)
          {"serviceId":"IS0123456789ABCDEF0123456789ABCDEF"} | must be IS and 32 hexadecimal digits (0-9, a-f)
          {"serviceId":"XX0123456789abcdef0123456789abcdef"} | must be IS and 32 hexadecimal digits (0-9, a-f)
          """)
  void aBridgeNamesItsService(String json, String message) {
    assertEquals(
        List.of("conversationsV1Bridge.serviceId " + message),
        violations(Limits.CREATE, with("conversationsV1Bridge", json)));
  }

  @Test
  void everyMistakeIsFoundAtOnceInTheOrderOfTheSchema() {
    assertEquals(
        List.of(
            "displayName is required",
            "description is required",
            "conversationGroupingType is required",
            "memoryStoreId is required"),
        violations(Limits.CREATE, Json.object()));
  }

  @Test
  void aReplacementNeedsTheChannelsButNoName() {
    assertEquals(
        List.of("channelSettings is required"),
        violations(Limits.REPLACE, minimal().without(List.of("displayName"))));
    assertEquals(
        List.of("channelSettings is required"),
        violations(Limits.REPLACE, with("channelSettings", "null")));
  }

  @Test
  void aPatchNeedsNothingAndMayNotRemoveWhatEveryConfigurationHas() {
    assertEquals(List.of(), violations(Limits.PATCH, Json.object()));
    assertEquals(
        List.of("description cannot be removed: every configuration has one"),
        violations(Limits.PATCH, Json.read("{\"description\":null,\"statusCallbacks\":null}")));
  }

  @Test
  void aConfigurationIsAnObject() {
    assertEquals(
        List.of(" must be a configuration (an object), not a list"),
        violations(Limits.CREATE, Json.array()));
  }
}
