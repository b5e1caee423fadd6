package orch.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import orch.json.Json;
import org.junit.jupiter.api.Test;

/** The map finds what comparing every rule with every other one finds. */
class CaptureRuleMapTest {
  private static final List<String> ADDRESSES =
      List.of("*", "+15551230100", "+15551230101", "whatsapp:+15551230100", "alice", "ALICE");
  private static final List<String> CHANNELS = List.of("SMS", "WHATSAPP", "CHAT", "VOICE");

  /** A rule as it was written. */
  private record Written(String channel, String from, String to, Map<String, String> metadata) {
    CaptureRule read(int index) {
      ObjectNode rule = Json.object().put("from", from).put("to", to);
      metadata.forEach(rule.putObject("metadata")::put);
      return CaptureRule.read(0, channel, index, rule).orElseThrow();
    }

    boolean covers(Written narrow) {
      return channel.equals(narrow.channel)
          && (from.equals("*") || isSame(from, narrow.from))
          && (to.equals("*") || isSame(to, narrow.to))
          && narrow.meant().entrySet().containsAll(meant().entrySet());
    }

    private boolean isSame(String one, String other) {
      return switch (channel) {
        case "CHAT" -> one.equals(other);
        case "WHATSAPP" ->
            one.replace("whatsapp:", "").equalsIgnoreCase(other.replace("whatsapp:", ""));
        default -> one.equalsIgnoreCase(other);
      };
    }

    private Map<String, String> meant() {
      return switch (metadata.getOrDefault("callType", "")) {
        case "client" -> channel.equals("VOICE") ? Map.of("callType", "CLIENT") : metadata;
        case "" -> channel.equals("VOICE") ? Map.of("callType", "PSTN") : metadata;
        default -> metadata;
      };
    }
  }

  private static Written random(Random random) {
    List<Map<String, String>> metadata =
        List.of(
            Map.of(),
            Map.of("callType", "client"),
            Map.of("callType", "PSTN"),
            Map.of("callType", "PSTN", "chatService", "IS1"));
    return new Written(
        CHANNELS.get(random.nextInt(CHANNELS.size())),
        ADDRESSES.get(random.nextInt(ADDRESSES.size())),
        ADDRESSES.get(random.nextInt(ADDRESSES.size())),
        metadata.get(random.nextInt(metadata.size())));
  }

  @Test
  void equalAndWiderRulesAreThoseOfAComparisonOfAll() {
    long seed = Long.getLong("orch.seed", 20261126);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<Written> rules = new ArrayList<>();
      CaptureRuleMap<Integer> map = new CaptureRuleMap<>();
      for (int i = 0; i < 30; i++) {
        rules.add(random(random));
        map.add(rules.get(i).read(i), i);
      }
      for (int i = 0; i < rules.size(); i++) {
        Written rule = rules.get(i);
        Set<Integer> equal = Set.copyOf(map.equal(rule.read(i)));
        Set<Integer> wider = Set.copyOf(map.wider(rule.read(i)));
        for (int j = 0; j < rules.size(); j++) {
          boolean covers = rules.get(j).covers(rule);
          boolean isEqual = covers && rule.covers(rules.get(j));
          String message = "seed " + seed + ": " + rule + rules.get(j);
          assertEquals(isEqual, equal.contains(j), message);
          assertEquals(covers && !isEqual, wider.contains(j), message);
        }
        assertTrue(equal.contains(i));
      }
    }
  }

  /** In CHAT, thousands of rules differ only in the service. */
  @Test
  void rulesThatDifferOnlyInTheirMetadataAreNotAllCompared() {
    CaptureRuleMap<Integer> map = new CaptureRuleMap<>();
    int rules = 30_000;
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < rules; i++) {
            map.add(service(i), i);
          }
          for (int i = 0; i < rules; i++) {
            assertEquals(List.of(i), map.equal(service(i)));
            assertEquals(List.of(), map.wider(service(i)));
          }
        });
  }

  private static CaptureRule service(int i) {
    return new Written("CHAT", "*", "*", Map.of("chatService", "IS" + i)).read(i);
  }
}
