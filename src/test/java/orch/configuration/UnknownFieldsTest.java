package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import orch.document.FieldPath;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownFieldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"displayname":1} | displayname is not a known field; did you mean displayName?
          {"dispalyName":1} | dispalyName is not a known field; did you mean displayName?
          {"zzz":1} | zzz is not a known field; the known names are displayName, description, conversationGroupingType, memoryStoreId, channelSettings, statusCallbacks, intelligenceConfigurationIds, memoryExtractionEnabled, conversationsV1Bridge, id, createdAt, updatedAt, version
          {"channelSettings":{"sms":{}}} | channelSettings.sms is not a known channel; did you mean SMS?
          {"channelSettings":{"":{}}} | channelSettings."" is an empty name; the known names are VOICE, SMS, RCS, WHATSAPP, CHAT
          {"conversationsV1Bridge":{"":1}} | conversationsV1Bridge."" is an empty name; the known names are serviceId
          {"channelSettings":{"FAX":{}}} | channelSettings.FAX is not a known channel; the known names are VOICE, SMS, RCS, WHATSAPP, CHAT
          {"channelSettings":{"SMS":{"rules":[]}}} | channelSettings.SMS.rules is not a known field; the known names are statusTimeouts, captureRules
          {"channelSettings":{"SMS":{"statusTimeouts":{"close":1}}}} | channelSettings.SMS.statusTimeouts.close is not a known field; did you mean closed?
          {"channelSettings":{"SMS":{"captureRules":[{"form":"a"}]}}} | channelSettings.SMS.captureRules[0].form is not a known field; did you mean from?
          {"statusCallbacks":[{"uri":"x"}]} | statusCallbacks[0].uri is not a known field; did you mean url?
          {"conversationsV1Bridge":{"serviceSid":"x"}} | conversationsV1Bridge.serviceSid is not a known field; did you mean serviceId?
          {"a/b~c":1} | a/b~c is not a known field; the known names are displayName, description, conversationGroupingType, memoryStoreId, channelSettings, statusCallbacks, intelligenceConfigurationIds, memoryExtractionEnabled, conversationsV1Bridge, id, createdAt, updatedAt, version
          """)
  void aSlipOfThePenIsNamedWithWhatWasMeant(String json, String expected) {
    List<String> found =
        UnknownFields.in(Json.read(json)).stream().map(v -> v.path() + " " + v.message()).toList();
    assertEquals(List.of(expected), found);
  }

  @Test
  void whatTheServiceSetsAndWhateverMetadataHoldsIsKnown() {
    String json =
        """
        {"id": 1, "version": 2, "channelSettings": {"VOICE": null, "SMS": 7, "CHAT":
         {"captureRules": [{"from": "*", "to": "*", "metadata": {"anything": "goes"}}]}},
         "statusCallbacks": "not a list", "conversationsV1Bridge": null}""";
    assertEquals(List.of(), UnknownFields.in(Json.read(json)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "/displayName, displayName",
    "/channelSettings/SMS/captureRules/0/from, channelSettings.SMS.captureRules[0].from",
    "/a~1b/c~0d, a/b.c~d",
    "/0/1, [0][1]",
    "/~01, ~1",
    "/, '\"\"'",
    "/a//0, 'a.\"\"[0]'"
  })
  void aPointerReadsAsAPath(String pointer, String path) {
    assertEquals(path, FieldPath.ofPointer(pointer));
  }
}
