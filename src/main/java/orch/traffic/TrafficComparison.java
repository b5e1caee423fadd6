package orch.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import orch.configuration.Fields;

/**
 * Which messages start or stop being captured when capture rules change.
 *
 * <p>Rules name finitely many addresses and metadata, so there are finitely many kinds of messages:
 * those to and from each address that a rule names, those between other addresses, and those
 * between two addresses that a rule names together, each with the metadata that rules ask for. Any
 * other message is captured by exactly the rules of the kinds that it belongs to.
 */
public final class TrafficComparison {
  private static final Comparator<TrafficChange> IN_ORDER =
      Comparator.comparing((TrafficChange change) -> isOfOthers(change.message()))
          .thenComparing(change -> named(change.message()))
          .thenComparing(change -> isOfPair(change.message()) ? change.message().to() : "")
          .thenComparing(change -> new TreeMap<>(change.message().metadata()).toString())
          .thenComparing(change -> change.message().from());

  private final List<? extends JsonNode> before;
  private final List<? extends JsonNode> after;
  private final CaptureIndex rulesBefore;
  private final CaptureIndex rulesAfter;

  private TrafficComparison(List<? extends JsonNode> before, List<? extends JsonNode> after) {
    this.before = before;
    this.after = after;
    this.rulesBefore = new CaptureIndex(before);
    this.rulesAfter = new CaptureIndex(after);
  }

  /**
   * The changes, ordered by channel and address. A change that a message without some of the
   * metadata has as well is not repeated.
   *
   * @param before documents; an empty one for a configuration that did not exist
   * @param after the same configurations in the same order; an empty one for one that is gone
   */
  public static List<TrafficChange> between(
      List<? extends JsonNode> before, List<? extends JsonNode> after) {
    TrafficComparison comparison = new TrafficComparison(before, after);
    Set<String> channels = new TreeSet<>(comparison.rulesBefore.channels());
    channels.addAll(comparison.rulesAfter.channels());
    List<TrafficChange> changes = new ArrayList<>();
    channels.forEach(channel -> changes.addAll(comparison.changes(channel)));
    return changes;
  }

  private List<TrafficChange> changes(String channel) {
    Map<String, String> written = new HashMap<>();
    List<TrafficChange> changes = new ArrayList<>();
    CaptureRuleMap<TrafficChange> byKind = new CaptureRuleMap<>();
    for (Message kind : kinds(channel, written)) {
      List<Integer> was = configurations(rulesBefore, kind);
      List<Integer> is = configurations(rulesAfter, kind);
      if (!was.equals(is)) {
        TrafficChange change = new TrafficChange(kind, was, is);
        changes.add(change);
        byKind.add(rule(kind), change);
      }
    }
    changes.removeIf(
        change -> byKind.wider(rule(change.message())).stream().anyMatch(change::isSameChange));
    changes.sort(IN_ORDER);
    changes.replaceAll(change -> withAddresses(change, written));
    return changes;
  }

  /**
   * The kinds of messages, with addresses in normal form.
   *
   * @param written gets the addresses as they are written in a document
   */
  private Set<Message> kinds(String channel, Map<String, String> written) {
    Set<Message> kinds = new LinkedHashSet<>();
    Set<Map<String, String>> ofAnybody = new LinkedHashSet<>();
    Set<String> named = new LinkedHashSet<>();
    for (boolean isAfter : new boolean[] {true, false}) {
      for (CaptureRule rule : (isAfter ? rulesAfter : rulesBefore).rules(channel)) {
        JsonNode text = text(isAfter ? after : before, rule);
        written.putIfAbsent(rule.from(), text.path("from").asText());
        written.putIfAbsent(rule.to(), text.path("to").asText());
        named.add(rule.from());
        named.add(rule.to());
        kinds.add(new Message(channel, end(rule.from()), end(rule.to()), rule.metadata()));
        if (rule.isOfEverything()) {
          ofAnybody.add(rule.metadata());
        }
      }
    }
    for (String address : named) {
      for (Map<String, String> metadata : ofAnybody) {
        kinds.add(new Message(channel, end(address), Message.ANY_OTHER, metadata));
        kinds.add(new Message(channel, Message.ANY_OTHER, end(address), metadata));
      }
    }
    return kinds;
  }

  private static JsonNode text(List<? extends JsonNode> documents, CaptureRule rule) {
    JsonNode channels = documents.get(rule.configuration()).path(Fields.CHANNELS);
    return channels.path(rule.channel()).path(Fields.RULES).path(rule.index());
  }

  private static String end(String address) {
    return address.equals(CaptureRule.WILDCARD) ? Message.ANY_OTHER : address;
  }

  private static CaptureRule rule(Message kind) {
    return new CaptureRule(0, kind.channel(), 0, kind.from(), kind.to(), kind.metadata());
  }

  private static List<Integer> configurations(CaptureIndex rules, Message kind) {
    return rules.ofNormal(kind).stream().map(CaptureRule::configuration).distinct().toList();
  }

  private static TrafficChange withAddresses(TrafficChange change, Map<String, String> written) {
    Message kind = change.message();
    Message message =
        new Message(
            kind.channel(),
            written.getOrDefault(kind.from(), Message.ANY_OTHER),
            written.getOrDefault(kind.to(), Message.ANY_OTHER),
            kind.metadata());
    return new TrafficChange(message, change.before(), change.after());
  }

  private static boolean isOfOthers(Message message) {
    return named(message).equals(Message.ANY_OTHER);
  }

  private static boolean isOfPair(Message message) {
    return !message.from().equals(Message.ANY_OTHER) && !message.to().equals(Message.ANY_OTHER);
  }

  private static String named(Message message) {
    return message.from().equals(Message.ANY_OTHER) ? message.to() : message.from();
  }
}
