package orch.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import orch.json.Json;
import org.junit.jupiter.api.Test;

/** Which messages start or stop being captured when rules change. */
class TrafficComparisonTest {
  private static final String OTHER = Message.ANY_OTHER;
  private static final String FRESH = "+15559999999";
  private static final List<String> CHANNELS = List.of("SMS", "VOICE", "WHATSAPP", "CHAT");
  private static final List<String> ADDRESSES = List.of("*", "*", "*", "+1", "+2", "+3");
  private static final List<Map<String, String>> METADATA =
      List.of(
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of("callType", "CLIENT"),
          Map.of("callType", "SIP"),
          Map.of("chatService", "IS1"),
          Map.of("chatService", "IS1", "callType", "CLIENT"));

  /** The kind of a message: who writes to whom, with which metadata. */
  private record Kind(String channel, String from, String to, Map<String, String> metadata) {
    Message fresh() {
      return new Message(
          channel, from.equals(OTHER) ? FRESH : from, to.equals(OTHER) ? FRESH : to, metadata);
    }

    boolean covers(Kind kind) {
      return channel.equals(kind.channel)
          && (from.equals(OTHER) || from.equals(kind.from))
          && (to.equals(OTHER) || to.equals(kind.to))
          && kind.metadata.entrySet().containsAll(metadata.entrySet());
    }

    boolean isPartOf(Kind kind) {
      return from.equals(kind.from) && to.equals(kind.to) && kind.covers(this);
    }
  }

  /** The configurations that capture the messages of a kind, before and after. */
  private record Move(Set<Integer> before, Set<Integer> after) {
    boolean isNone() {
      return before.equals(after);
    }
  }

  private final List<JsonNode> before = new ArrayList<>();
  private final List<JsonNode> after = new ArrayList<>();

  @Test
  void theChangesAreThoseOfAComparisonOfEveryMessage() {
    long seed = Long.getLong("orch.seed", 20261127);
    Random random = new Random(seed);
    int found = 0;
    for (int round = 0; round < 3000; round++) {
      before.clear();
      after.clear();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        before.add(random.nextInt(5) == 0 ? Json.object() : document(random));
        after.add(random.nextInt(5) == 0 ? Json.object() : edited(random, before));
      }
      String message = "seed " + seed + ", round " + round + ": " + before + " -> " + after;
      found += compare(message);
    }
    assertTrue(found > 5000, found + " changes are too few");
  }

  private int compare(String message) {
    Map<Kind, Move> reported = new HashMap<>();
    for (TrafficChange change : TrafficComparison.between(before, after)) {
      Message kind = change.message();
      reported.put(
          new Kind(kind.channel(), kind.from(), kind.to(), kind.metadata()),
          new Move(Set.copyOf(change.before()), Set.copyOf(change.after())));
    }
    reported.forEach((kind, move) -> assertEquals(byHand(kind), move, message + " " + kind));
    reported.forEach((kind, move) -> assertTrue(!move.isNone(), message + " " + kind));
    reported.forEach(
        (kind, move) ->
            reported.forEach(
                (other, same) ->
                    assertTrue(
                        kind.equals(other) || !kind.isPartOf(other) || !move.equals(same),
                        message + " repeated " + kind)));
    for (String channel : CHANNELS) {
      for (String from : List.of(OTHER, "+1", "+2", "+3")) {
        for (String to : List.of(OTHER, "+1", "+2", "+3")) {
          for (Map<String, String> metadata : metadata(channel)) {
            check(new Kind(channel, from, to, metadata), reported, message);
          }
        }
      }
    }
    return reported.size();
  }

  private void check(Kind kind, Map<Kind, Move> reported, String message) {
    Move move = byHand(kind);
    if (move.isNone()) {
      assertTrue(!reported.containsKey(kind), message + " " + kind);
      return;
    }
    assertTrue(
        reported.keySet().stream().anyMatch(each -> each.covers(kind)), message + " " + kind);
    if (isAskedFor(kind)) {
      Set<Move> moves = new LinkedHashSet<>();
      reported.forEach((each, change) -> addIf(kind.isPartOf(each), change, moves));
      assertTrue(moves.contains(move), message + " " + kind + " " + move + " is not in " + moves);
    }
  }

  private static void addIf(boolean isPart, Move change, Set<Move> moves) {
    if (isPart) {
      moves.add(change);
    }
  }

  /**
   * Whether at most one end is an address, which rules name, and one asks for just these metadata.
   */
  private boolean isAskedFor(Kind kind) {
    List<JsonNode> all = new ArrayList<>(before);
    all.addAll(after);
    Set<String> named = new TreeSet<>(List.of(OTHER));
    boolean isAskedFor = false;
    for (JsonNode document : all) {
      for (JsonNode rule : rules(document, kind.channel)) {
        String from = rule.path("from").asText();
        String to = rule.path("to").asText();
        named.addAll(List.of(from, to));
        Map<String, String> metadata = new TreeMap<>();
        rule.path("metadata")
            .properties()
            .forEach(each -> metadata.put(each.getKey(), each.getValue().asText()));
        isAskedFor |=
            (from.equals("*") || from.equals(kind.from))
                && (to.equals("*") || to.equals(kind.to))
                && CaptureRule.normalMetadata(kind.channel, metadata).equals(kind.metadata);
      }
    }
    boolean isOfOne = kind.from.equals(OTHER) || kind.to.equals(OTHER);
    return isOfOne && isAskedFor && named.containsAll(List.of(kind.from, kind.to));
  }

  private static JsonNode rules(JsonNode document, String channel) {
    return document.path("channelSettings").path(channel).path("captureRules");
  }

  private Move byHand(Kind kind) {
    return new Move(configurations(before, kind), configurations(after, kind));
  }

  private static Set<Integer> configurations(List<JsonNode> documents, Kind kind) {
    Set<Integer> configurations = new TreeSet<>();
    for (String rule : CaptureIndexTest.everyRule(documents, kind.fresh())) {
      configurations.add(Integer.valueOf(rule.substring(0, rule.indexOf(':'))));
    }
    return configurations;
  }

  private static Set<Map<String, String>> metadata(String channel) {
    Set<Map<String, String>> all = new LinkedHashSet<>();
    METADATA.forEach(each -> all.add(CaptureRule.normalMetadata(channel, each)));
    return all;
  }

  private static JsonNode document(Random random) {
    ObjectNode document = Json.object();
    ObjectNode channels = document.putObject("channelSettings");
    for (String channel : CHANNELS) {
      ArrayNode rules = channels.putObject(channel).putArray("captureRules");
      for (int n = random.nextInt(4); n > 0; n--) {
        rules.add(rule(random));
      }
    }
    return document;
  }

  private static ObjectNode rule(Random random) {
    ObjectNode rule = Json.object();
    rule.put("from", ADDRESSES.get(random.nextInt(ADDRESSES.size())));
    rule.put("to", ADDRESSES.get(random.nextInt(ADDRESSES.size())));
    METADATA.get(random.nextInt(METADATA.size())).forEach(rule.putObject("metadata")::put);
    return rule;
  }

  /** The last document with some rules more and less. */
  private static JsonNode edited(Random random, List<JsonNode> documents) {
    ObjectNode document = documents.get(documents.size() - 1).deepCopy();
    for (String channel : CHANNELS) {
      if (random.nextInt(3) == 0 && rules(document, channel) instanceof ArrayNode rules) {
        if (random.nextBoolean() && !rules.isEmpty()) {
          rules.remove(random.nextInt(rules.size()));
        }
        if (random.nextBoolean()) {
          rules.add(rule(random));
        }
      }
    }
    return document;
  }

  @Test
  void eachKindOfChangeHasItsName() {
    JsonNode none = Json.object();
    JsonNode all = of("{\"from\":\"*\",\"to\":\"+1\"}");
    assertEquals(List.of("starts"), kinds(List.of(none), List.of(all)));
    assertEquals(List.of("stops"), kinds(List.of(all), List.of(none)));
    assertEquals(List.of("stops"), kinds(List.of(all, all), List.of(none, none)));
    assertEquals(List.of("moves"), kinds(List.of(all, none), List.of(none, all)));
    assertEquals(List.of("becomes ambiguous"), kinds(List.of(all, none), List.of(all, all)));
    assertEquals(List.of("becomes ambiguous"), kinds(List.of(none, none), List.of(all, all)));
    assertEquals(
        List.of("stays ambiguous"), kinds(List.of(all, all, none), List.of(all, none, all)));
    assertEquals(List.of("no longer ambiguous"), kinds(List.of(all, all), List.of(none, all)));
    assertEquals(List.of(), kinds(List.of(all, all), List.of(all, all)));
  }

  private static List<String> kinds(List<JsonNode> before, List<JsonNode> after) {
    return TrafficComparison.between(before, after).stream()
        .map(change -> change.kind().toString())
        .toList();
  }

  private static JsonNode of(String... rules) {
    return Json.read(
        "{\"channelSettings\":{\"WHATSAPP\":{\"captureRules\":["
            + String.join(",", rules)
            + "]}}}");
  }

  @Test
  void addressesAreOrderedAndWrittenAsInTheDocuments() {
    JsonNode before = of("{\"from\":\"+3\",\"to\":\"*\"}", "{\"from\":\"*\",\"to\":\"*\"}");
    JsonNode after =
        of("{\"from\":\"WhatsApp:+2\",\"to\":\"*\"}", "{\"from\":\"+1\",\"to\":\"+2\"}");
    List<String> ends =
        TrafficComparison.between(List.of(before), List.of(after)).stream()
            .map(change -> change.message().from() + ">" + change.message().to())
            .toList();
    assertEquals(List.of(">+1", "+1>", ">WhatsApp:+2", ">+3", "+3>", ">"), ends);
  }

  /** Thousands of addresses are each looked up, and not compared with one another. */
  @Test
  void theTimeGrowsWithTheAddresses() {
    List<JsonNode> documents = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      documents.add(
          of("{\"from\":\"*\",\"to\":\"+" + i + "\"}", "{\"from\":\"+" + i + "\",\"to\":\"*\"}"));
    }
    List<JsonNode> none = documents.stream().map(each -> (JsonNode) Json.object()).toList();
    List<TrafficChange> changes =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> TrafficComparison.between(none, documents));
    assertEquals(40_000, changes.size());
    assertEquals(
        changes,
        changes.stream()
            .sorted(Comparator.comparing(change -> change.message().from() + change.message().to()))
            .toList());
  }
}
