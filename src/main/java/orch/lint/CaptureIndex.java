package orch.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds capture rules that capture all messages of another rule. Two rules of which neither does
 * that share at most the messages between two addresses that are both captured, which is harmless.
 *
 * @param <T> what belongs to a rule
 */
final class CaptureIndex<T> {
  private static final char SEPARATOR = '\n';

  private final Map<String, List<T>> byKey = new HashMap<>();

  /** Adds a rule. */
  void add(Capture rule, T owner) {
    byKey.computeIfAbsent(key(rule, rule.from(), rule.to()), key -> new ArrayList<>()).add(owner);
  }

  /** What belongs to the rules that capture the same messages. */
  List<T> equal(Capture rule) {
    return byKey.getOrDefault(key(rule, rule.from(), rule.to()), List.of());
  }

  /** What belongs to the rules that capture all messages of this rule and more. */
  List<T> wider(Capture rule) {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(key(rule, rule.from(), Capture.ANY));
    keys.add(key(rule, Capture.ANY, rule.to()));
    keys.add(key(rule, Capture.ANY, Capture.ANY));
    keys.remove(key(rule, rule.from(), rule.to()));
    List<T> wider = new ArrayList<>();
    for (String key : keys) {
      wider.addAll(byKey.getOrDefault(key, List.of()));
    }
    return wider;
  }

  /** Rules with other metadata capture other messages. */
  private static String key(Capture rule, String from, String to) {
    String channel = rule.channel();
    String kind =
        switch (channel) {
          case "VOICE" -> rule.callType();
          case "CHAT" -> rule.metadata().path("chatService").asText("");
          default -> "";
        };
    return channel
        + SEPARATOR
        + kind
        + SEPARATOR
        + normal(channel, from)
        + SEPARATOR
        + normal(channel, to);
  }

  private static String normal(String channel, String address) {
    String bare = Capture.bare(channel, address);
    return channel.equals("CHAT") ? bare : bare.toLowerCase(Locale.ROOT);
  }
}
