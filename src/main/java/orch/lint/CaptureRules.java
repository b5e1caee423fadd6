package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import orch.configuration.Fields;
import orch.json.JsonPointers;
import orch.traffic.CaptureRule;
import orch.traffic.CaptureRuleMap;

/** Rules about which messages the capture rules of a document capture. */
final class CaptureRules {
  /** The most capture rules of a channel, by one source. */
  private static final int MOST = 100;

  static final Rule ONE_WAY =
      Rule.warning(
          "O032",
          "A number is captured in one direction only",
          "One side of the conversation is missing: what the number sends, or what it receives",
          "two rules for each number: from the number to \"*\", and from \"*\" to the number");
  static final Rule EVERYTHING =
      Rule.warning(
          "O033",
          "A rule captures everything",
          "Every message and call of the account becomes part of a conversation of this"
              + " configuration",
          "a rule for each address; in CHAT, \"*\" to \"*\" with the metadata chatService");
  static final Rule REPEATED =
      Rule.warning(
          "O034",
          "A capture rule appears twice",
          "The second rule has no effect, and often another address was meant",
          "each rule once");
  static final Rule COVERED =
      Rule.warning(
          "O035",
          "A capture rule is part of a wider one",
          "The narrower rule has no effect of its own, or the wider one captures more than was"
              + " meant",
          "only one of the two rules");
  static final Rule SELF =
      Rule.warning(
          "O036",
          "A capture rule has the same address on both sides",
          "It captures only messages from an address to itself",
          "\"*\" on one of the sides");
  static final Rule MANY =
      Rule.warning(
          "O037",
          "A channel has more than 100 capture rules",
          "One source names 100 as the limit, and the service may refuse more",
          "at most 100 rules in a channel, and further ones in another configuration");

  static final List<Rule> ALL = List.of(ONE_WAY, EVERYTHING, REPEATED, COVERED, SELF, MANY);

  private CaptureRules() {}

  static void check(JsonNode document, List<Capture> captures, List<Finding> found) {
    CaptureRuleMap<Capture> index = new CaptureRuleMap<>();
    for (Capture capture : captures) {
      index.add(capture.rule(), capture);
    }
    for (Capture capture : captures) {
      check(capture, index, found);
    }
    for (Map.Entry<String, JsonNode> channel : document.path(Fields.CHANNELS).properties()) {
      int rules = channel.getValue().path(Fields.RULES).size();
      if (rules > MOST) {
        String pointer = JsonPointers.below(Capture.channelPointer(channel.getKey()), Fields.RULES);
        found.add(
            MANY.at(pointer, "has " + rules + " rules; the service may refuse more than 100"));
      }
    }
  }

  private static void check(Capture capture, CaptureRuleMap<Capture> index, List<Finding> found) {
    Capture first = index.equal(capture.rule()).get(0);
    List<Capture> wider = index.wider(capture.rule());
    if (!first.pointer().equals(capture.pointer())) {
      found.add(REPEATED.at(capture.pointer(), capture.shown() + " appears twice in this channel"));
    } else if (capture.rule().isOfEverything()) {
      // In CHAT it has a meaning, and calls of clients have a rule of their own.
      if (!capture.channel().equals("CHAT") && !capture.rule().callType().equals("CLIENT")) {
        found.add(
            EVERYTHING.at(
                capture.pointer(),
                "captures everything in " + capture.channel() + ", from any to any"));
      }
    } else if (!wider.isEmpty()) {
      found.add(
          COVERED.at(
              capture.pointer(),
              capture.shown()
                  + " is part of the rule "
                  + wider.get(0).shown()
                  + " of this channel"));
    } else if (capture.from().equals(capture.to())) {
      found.add(SELF.at(capture.pointer(), "captures only messages from an address to itself"));
    } else if (isOneWay(capture, index)) {
      found.add(ONE_WAY.at(capture.pointer(), oneWay(capture)));
    }
  }

  /** Whether messages in the other direction are missing. Calls have a direction of their own. */
  private static boolean isOneWay(Capture capture, CaptureRuleMap<Capture> index) {
    boolean isOfMessages = List.of("SMS", "RCS", "WHATSAPP").contains(capture.channel());
    CaptureRule back = capture.rule().reversed();
    return isOfMessages
        && index.equal(back).isEmpty()
        && index.wider(back).isEmpty()
        && Addresses.isRight(capture, capture.from())
        && Addresses.isRight(capture, capture.to());
  }

  private static String oneWay(Capture capture) {
    boolean isIncoming = capture.from().equals(CaptureRule.WILDCARD);
    String missing =
        isIncoming
            ? "what " + capture.to() + " sends"
            : capture.to().equals(CaptureRule.WILDCARD)
                ? "what " + capture.from() + " receives"
                : "the answers";
    return "has no rule in the other direction, from "
        + Finding.quoted(capture.to())
        + " to "
        + Finding.quoted(capture.from())
        + ": "
        + missing
        + " is missing";
  }
}
