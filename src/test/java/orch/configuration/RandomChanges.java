package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import orch.json.Json;

/** Random changes that leave a document valid or break one of its limits. */
final class RandomChanges {
  private static final String[] JUNK = {
    "null",
    "true",
    "0",
    "1",
    "1.5",
    "2147483648",
    "\"\"",
    "\"x\"",
    "\"a b\"",
    "\"büro\"",
    "\"GROUP_BY_PROFILE\"",
    "\"GET\"",
    "\"https://hooks.example.com/\"",
    "\"http://hooks.example.com/\"",
    "\"IS0123456789abcdef0123456789abcdef\"",
    "\"" + "d".repeat(32) + "\"",
    "\"" + "d".repeat(33) + "\"",
    "\"" + "d".repeat(256) + "\"",
    "\"" + "d".repeat(257) + "\"",
    "\"" + "d".repeat(512) + "\"",
    "\"" + "d".repeat(513) + "\"",
    "\"" + "d".repeat(600) + "\"",
    "[]",
    "[\"x\"]",
    "[\"1\",\"2\",\"3\",\"4\",\"5\"]",
    "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]",
    "[{\"url\":\"https://a.example.com\"}]",
    "[{\"from\":\"*\",\"to\":\"*\"}]",
    "{}",
    "{\"inactive\":1}",
    "{\"SMS\":{}}",
    "{\"serviceId\":\"IS0123456789abcdef0123456789abcdef\"}",
    "{\"callType\":\"CLIENT\"}"
  };

  private static final List<String> NAMES =
      List.of(
          "SMS",
          "captureRules",
          "from",
          "metadata",
          "statusTimeouts",
          "closed",
          "url",
          "method",
          "serviceId",
          "unknown");

  private final Random random;

  RandomChanges(Random random) {
    this.random = random;
  }

  /** Changes a document at none, one or two places. */
  void upToTwo(ObjectNode document) {
    for (int i = random.nextInt(3); i > 0; i--) {
      change(document);
    }
  }

  /** Replaces, adds or removes a value somewhere. */
  void change(ObjectNode document) {
    List<ContainerNode<?>> places = new ArrayList<>();
    collect(document, places);
    ContainerNode<?> place = places.get(random.nextInt(places.size()));
    JsonNode junk = Json.read(JUNK[random.nextInt(JUNK.length)]);
    if (place instanceof ArrayNode list) {
      if (list.isEmpty() || random.nextBoolean()) {
        list.add(junk);
      } else {
        list.set(random.nextInt(list.size()), junk);
      }
      return;
    }
    ObjectNode object = (ObjectNode) place;
    List<String> names = new ArrayList<>(NAMES);
    names.addAll(Fields.WRITABLE);
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(random.nextInt(names.size()));
    if (random.nextInt(4) == 0) {
      object.remove(name);
    } else {
      object.set(name, junk);
    }
  }

  private static void collect(JsonNode value, List<ContainerNode<?>> places) {
    if (value instanceof ContainerNode<?> container) {
      places.add(container);
      value.forEach(element -> collect(element, places));
    }
  }
}
