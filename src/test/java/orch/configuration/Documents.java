package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orch.json.Json;

/** Sample documents. */
public final class Documents {
  /** A document with fields that orch does not know, at every level. */
  static final Configuration RICH =
      new Configuration(
          Json.read(
              """
              {"id": "conv_configuration_1", "version": 3, "displayName": "Support",
               "description": "Inbound", "conversationGroupingType": "GROUP_BY_PROFILE",
               "memoryStoreId": "mem_store_1", "futureField": {"a": 1.10},
               "conversationsV1Bridge": {"serviceId": "IS00000000000000000000000000000001",
                 "futureMember": 1},
               "channelSettings": {
                 "SMS": {"captureRules": [{"from": "*", "to": "+15551230100", "futureRuleField": 7},
                   {"from": "+15551230100", "to": "*"}, {"from": "*", "to": "+15551230101"}],
                   "statusTimeouts": {"inactive": 10, "closed": 60}, "futureSetting": true},
                 "VOICE": {"statusTimeouts": null}}}"""));

  private Documents() {}

  /** The minimal document for a create. */
  public static ObjectNode minimal() {
    return (ObjectNode)
        Json.read(
            """
            {"displayName": "Support", "description": "Inbound",
             "conversationGroupingType": "GROUP_BY_PROFILE", "memoryStoreId": "mem_store_1"}""");
  }

  /** The minimal document with one more field, whose value is JSON text. */
  static ObjectNode with(String field, String json) {
    ObjectNode document = minimal();
    document.set(field, Json.read(json));
    return document;
  }

  /** The violations, as {@code path message}. */
  public static List<String> violations(Limits limits, JsonNode document) {
    return limits.check(document).stream().map(v -> v.path() + " " + v.message()).toList();
  }
}
