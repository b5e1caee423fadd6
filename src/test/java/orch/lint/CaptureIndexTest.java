package orch.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import orch.json.Json;
import org.junit.jupiter.api.Test;

/** The index finds what comparing every rule with every other one finds. */
class CaptureIndexTest {
  private static final List<String> ADDRESSES =
      List.of("*", "+15551230100", "+15551230101", "whatsapp:+15551230100", "alice", "ALICE");

  private static Capture random(Random random) {
    List<String> channels = List.of("SMS", "WHATSAPP", "CHAT", "VOICE");
    return new Capture(
        channels.get(random.nextInt(channels.size())),
        "/" + random.nextInt(1_000_000),
        ADDRESSES.get(random.nextInt(ADDRESSES.size())),
        ADDRESSES.get(random.nextInt(ADDRESSES.size())),
        random.nextBoolean()
            ? Json.object()
            : Json.object().put("callType", random.nextBoolean() ? "client" : "PSTN"));
  }

  private static boolean isSame(Capture one, Capture other, String a, String b) {
    String first = Capture.bare(one.channel(), a);
    String second = Capture.bare(other.channel(), b);
    return one.channel().equals("CHAT") ? first.equals(second) : first.equalsIgnoreCase(second);
  }

  private static boolean covers(Capture wide, Capture narrow) {
    return wide.channel().equals(narrow.channel())
        && (!wide.channel().equals("VOICE") || wide.callType().equals(narrow.callType()))
        && (wide.from().equals("*") || isSame(wide, narrow, wide.from(), narrow.from()))
        && (wide.to().equals("*") || isSame(wide, narrow, wide.to(), narrow.to()));
  }

  @Test
  void equalAndWiderRulesAreThoseOfAComparisonOfAll() {
    long seed = Long.getLong("orch.seed", 20261126);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<Capture> rules = new ArrayList<>();
      CaptureIndex<Capture> index = new CaptureIndex<>();
      for (int i = 0; i < 20; i++) {
        Capture rule = random(random);
        rules.add(rule);
        index.add(rule, rule);
      }
      for (Capture rule : rules) {
        Set<Capture> equal = Set.copyOf(index.equal(rule));
        Set<Capture> wider = Set.copyOf(index.wider(rule));
        for (Capture other : rules) {
          boolean isEqual = covers(other, rule) && covers(rule, other);
          assertEquals(isEqual, equal.contains(other), "seed " + seed + ": " + rule + other);
          assertEquals(
              covers(other, rule) && !isEqual, wider.contains(other), seed + ": " + rule + other);
        }
        assertTrue(equal.contains(rule));
      }
    }
  }
}
