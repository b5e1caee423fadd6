package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import orch.configuration.Fields;
import orch.document.Suggestion;
import orch.json.JsonPointers;
import orch.traffic.CaptureRule;

/** Rules about single channels: VOICE and CHAT have their own. */
final class Channels {
  private static final String VOICE = "VOICE";
  private static final String CHAT = "CHAT";
  private static final String CHAT_SERVICE = "chatService";

  /** The types in the documentation; SIP is the older word for the last one. */
  private static final List<String> CALL_TYPES = List.of("PSTN", "CLIENT", "PUBLIC_SIP", "SIP");

  static final Rule FEE =
      Rule.note(
          "O040",
          "Calls are transcribed at a fee",
          "A capture rule of VOICE transcribes each call at a fee; when the call's TwiML transcribes"
              + " too, speech-to-text is paid twice",
          "no capture rules in VOICE (statusTimeouts: null is enough) when TwiML transcribes");
  static final Rule NO_CALL_TYPE =
      Rule.warning(
          "O041",
          "A client or SIP address has no call type",
          "Without callType a rule is for calls of the telephone network, and captures no calls of"
              + " clients and no SIP calls",
          "metadata: {callType: CLIENT}, or PUBLIC_SIP for a SIP address");
  static final Rule CLIENT_WILDCARD =
      Rule.warning(
          "O042",
          "A rule for calls of clients has a wildcard",
          "A wildcard is not meant for CLIENT: the rule captures calls of every client, or none",
          "both addresses, such as client:alice and +15551230100");
  static final Rule CALL_TYPE =
      Rule.warning(
          "O043",
          "A call type is unknown",
          "The rule captures no calls",
          "one of PSTN, CLIENT, PUBLIC_SIP");
  static final Rule NO_BRIDGE =
      Rule.warning(
          "O044",
          "CHAT has no bridge",
          "CHAT works only through conversationsV1Bridge, so nothing is captured",
          "conversationsV1Bridge: {serviceId: IS...}, with the service of the chats");
  static final Rule NO_CHAT_SERVICE =
      Rule.warning(
          "O045",
          "A rule of CHAT captures everything without naming a chat service",
          "A rule from \"*\" to \"*\" is meant for one chat service, which its metadata names",
          "metadata: {chatService: IS...} in the rule");

  static final List<Rule> ALL =
      List.of(FEE, NO_CALL_TYPE, CLIENT_WILDCARD, CALL_TYPE, NO_BRIDGE, NO_CHAT_SERVICE);

  private Channels() {}

  static void check(JsonNode document, List<Capture> captures, List<Finding> found) {
    boolean isFeeSaid = false;
    for (Capture capture : captures) {
      if (capture.channel().equals(VOICE)) {
        voice(capture, found);
        if (!isFeeSaid) {
          String rules = JsonPointers.below(Capture.channelPointer(VOICE), Fields.RULES);
          found.add(FEE.at(rules, "transcribes the calls that it captures, at a fee"));
        }
        isFeeSaid = true;
      } else if (capture.channel().equals(CHAT)
          && capture.rule().isOfEverything()
          && !capture.metadata().path(CHAT_SERVICE).isTextual()) {
        found.add(
            NO_CHAT_SERVICE.at(
                capture.pointer(), "captures everything in CHAT; its metadata has no chatService"));
      }
    }
    bridge(document, found);
  }

  private static void voice(Capture capture, List<Finding> found) {
    JsonNode given = capture.metadata().path("callType");
    String type = capture.rule().callType();
    boolean isClient = type.equals("CLIENT");
    if (given.isTextual() && !CALL_TYPES.contains(type)) {
      found.add(
          CALL_TYPE.at(
              capture.pointer() + "/metadata/callType",
              Finding.quoted(given.textValue())
                  + " is not a known call type"
                  + Suggestion.question(type, CALL_TYPES)));
    } else if (isClient && (capture.from() + capture.to()).contains(CaptureRule.WILDCARD)) {
      found.add(
          CLIENT_WILDCARD.at(
              capture.pointer(), "has callType CLIENT and a wildcard, which is not meant for it"));
    } else if (capture.rule().isOfPhoneCalls()) {
      phoneCalls(capture, "/from", capture.from(), found);
      phoneCalls(capture, "/to", capture.to(), found);
    }
  }

  private static void phoneCalls(Capture capture, String end, String address, List<Finding> found) {
    if (Addresses.isOfOtherCall(address)) {
      String lower = address.toLowerCase(Locale.ROOT);
      String type = lower.startsWith("client:") ? "CLIENT" : "PUBLIC_SIP";
      found.add(
          NO_CALL_TYPE.at(
              capture.pointer() + end,
              Finding.quoted(address) + " is captured only with metadata callType " + type));
    }
  }

  private static void bridge(JsonNode document, List<Finding> found) {
    JsonNode chat = document.path(Fields.CHANNELS).path(CHAT);
    // In a document with an id, fields that are left out stay as they are.
    boolean isWhole = !document.path("id").isTextual();
    boolean hasBridge = document.path(Fields.BRIDGE).isObject();
    if (chat.isObject() && !chat.path(Fields.RULES).isEmpty() && !hasBridge && isWhole) {
      found.add(
          NO_BRIDGE.at(
              Capture.channelPointer(CHAT),
              "captures nothing without conversationsV1Bridge, which is missing"));
    }
  }
}
