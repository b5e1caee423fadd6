package orch.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import orch.configuration.Fields;

/**
 * The capture rules of several configurations, by their addresses: a message is compared with the
 * rules that name one of its addresses, and not with thousands of others.
 */
public final class CaptureIndex {
  private static final Comparator<CaptureRule> IN_ORDER =
      Comparator.comparingInt(CaptureRule::configuration).thenComparingInt(CaptureRule::index);

  /** A rule that misses a message in one part. */
  public record Near(CaptureRule rule, CaptureRule.Part difference) {}

  private final Map<String, Channel> channels = new TreeMap<>();
  private final CaptureRuleMap<CaptureRule> rules = new CaptureRuleMap<>();

  /**
   * @param configurations documents, whose places in the list are those in the rules
   */
  public CaptureIndex(List<? extends JsonNode> configurations) {
    for (int i = 0; i < configurations.size(); i++) {
      for (Map.Entry<String, JsonNode> channel :
          configurations.get(i).path(Fields.CHANNELS).properties()) {
        read(i, channel.getKey(), channel.getValue().path(Fields.RULES));
      }
    }
  }

  private void read(int configuration, String channel, JsonNode list) {
    for (int i = 0; i < list.size(); i++) {
      CaptureRule.read(configuration, channel, i, list.get(i)).ifPresent(this::add);
    }
  }

  private void add(CaptureRule rule) {
    channels.computeIfAbsent(rule.channel(), channel -> new Channel()).add(rule);
    rules.add(rule, rule);
  }

  /** The channels that have rules, in the order of the alphabet. */
  public Set<String> channels() {
    return channels.keySet();
  }

  /** The rules that capture a message, in the order of the configurations. */
  public List<CaptureRule> captures(Message message) {
    String channel = message.channel();
    return ofNormal(
        new Message(
            channel,
            CaptureRule.normalAddress(channel, message.from()),
            CaptureRule.normalAddress(channel, message.to()),
            CaptureRule.normalMetadata(channel, message.metadata())));
  }

  /** The rules that capture a message whose addresses and metadata are in normal form. */
  List<CaptureRule> ofNormal(Message message) {
    List<CaptureRule> captures =
        rules.capturing(message.channel(), message.from(), message.to(), message.metadata());
    captures.sort(IN_ORDER);
    return captures;
  }

  /** The rules of a channel, in the order of the configurations. */
  List<CaptureRule> rules(String channel) {
    return Objects.requireNonNullElseGet(channels.get(channel), Channel::new).all;
  }

  /** The rules that miss a message in one part only, in the order of the configurations. */
  public List<Near> near(Message message) {
    Set<CaptureRule> candidates = new LinkedHashSet<>();
    ends(message.channel(), message.from())
        .forEach(from -> candidates.addAll(channel(message).from(from)));
    ends(message.channel(), message.to()).forEach(to -> candidates.addAll(channel(message).to(to)));
    List<Near> near = new ArrayList<>();
    for (CaptureRule rule : candidates) {
      rule.onlyDifference(message).ifPresent(part -> near.add(new Near(rule, part)));
    }
    near.sort(Comparator.comparing(Near::rule, IN_ORDER));
    return near;
  }

  private static List<String> ends(String channel, String address) {
    String named = CaptureRule.normalAddress(channel, address);
    return named.equals(CaptureRule.WILDCARD)
        ? List.of(named)
        : List.of(CaptureRule.WILDCARD, named);
  }

  private Channel channel(Message message) {
    return Objects.requireNonNullElseGet(channels.get(message.channel()), Channel::new);
  }

  /** The rules of a channel by each of their ends. */
  private static final class Channel {
    private final List<CaptureRule> all = new ArrayList<>();
    private final Map<String, List<CaptureRule>> from = new HashMap<>();
    private final Map<String, List<CaptureRule>> to = new HashMap<>();

    void add(CaptureRule rule) {
      all.add(rule);
      from.computeIfAbsent(rule.from(), address -> new ArrayList<>()).add(rule);
      to.computeIfAbsent(rule.to(), address -> new ArrayList<>()).add(rule);
    }

    List<CaptureRule> from(String address) {
      return from.getOrDefault(address, List.of());
    }

    List<CaptureRule> to(String address) {
      return to.getOrDefault(address, List.of());
    }
  }
}
