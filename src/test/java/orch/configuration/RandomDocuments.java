package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import orch.json.Json;

/**
 * Random valid configurations as the service may return them. They use few values, so that two of
 * them often have something in common. Some have fields that orch does not know.
 */
public final class RandomDocuments {
  private final Random random;

  public RandomDocuments(long seed) {
    this.random = new Random(seed);
  }

  public ObjectNode next() {
    ObjectNode document = Json.object();
    document.put("id", "conv_configuration_1").put("version", random.nextInt(9));
    document.put("displayName", "Name" + random.nextInt(2));
    document.put("description", "d" + random.nextInt(2));
    document.put("conversationGroupingType", "GROUP_BY_PROFILE");
    document.put("memoryStoreId", "mem_store_" + random.nextInt(2));
    document.set("channelSettings", channels());
    sometimes(document, "memoryExtractionEnabled", Json.read(oneOf("true", "false")));
    sometimes(document, "statusCallbacks", list(2, this::callback));
    sometimes(document, "intelligenceConfigurationIds", list(3, this::text));
    sometimes(document, "futureField", Json.read(oneOf("1", "1.10", "{\"a\":[null]}", "\"x\"")));
    return document;
  }

  /**
   * A document that a file may have: without fields that orch does not know, with every channel,
   * and sometimes with channels as the service adds them.
   */
  public ObjectNode valid() {
    ObjectNode document = next();
    document.remove("futureField");
    document.remove(Fields.SERVER_SET);
    ObjectNode channels = (ObjectNode) document.path(Fields.CHANNELS);
    switch (random.nextInt(6)) {
      case 0 -> document.remove(Fields.CHANNELS);
      case 1 -> channels.removeAll();
      case 2 -> channels.set("RCS", Json.read("{\"statusTimeouts\":{\"closed\":15}}"));
      case 3 -> channels.set("VOICE", Json.read("{\"statusTimeouts\":null}"));
      case 4 -> channels.putObject("WHATSAPP").set(Fields.RULES, list(2, this::rule));
      default -> channels.putObject("RCS").set(Fields.TIMEOUTS, timeouts());
    }
    for (JsonNode channel : channels) {
      ((ObjectNode) channel).remove("futureSetting");
      channel.path(Fields.RULES).forEach(rule -> ((ObjectNode) rule).remove("futureRuleField"));
    }
    return document;
  }

  /** The same document with one rule removed or repeated. */
  public ObjectNode near(ObjectNode document) {
    ObjectNode near = document.deepCopy();
    for (JsonNode channel : near.path("channelSettings")) {
      if (channel.path("captureRules") instanceof ArrayNode rules && !rules.isEmpty()) {
        JsonNode rule = rules.remove(random.nextInt(rules.size()));
        return random.nextBoolean() ? near : twice(rules, rule, near);
      }
    }
    return near;
  }

  private static ObjectNode twice(ArrayNode rules, JsonNode rule, ObjectNode in) {
    rules.add(rule).add(rule);
    return in;
  }

  /**
   * An equivalent document: lists and members in another order, with the default values that reads
   * add.
   */
  public JsonNode rewritten(JsonNode value) {
    if (value.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      value.forEach(element -> elements.add(rewritten(element)));
      Collections.shuffle(elements, random);
      ArrayNode list = Json.array();
      elements.forEach(list::add);
      return list;
    }
    if (!value.isObject()) {
      return value;
    }
    List<String> names = new ArrayList<>();
    value.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode object = Json.object();
    names.forEach(name -> object.set(name, rewritten(value.get(name))));
    if (object.has("from") && !object.has("metadata") && random.nextBoolean()) {
      object.set("metadata", Json.read(oneOf("{}", "null")));
    }
    if (object.has("captureRules") && !object.has("statusTimeouts") && random.nextBoolean()) {
      object.set("statusTimeouts", Json.read(oneOf("{\"inactive\":null}", "null")));
    }
    return object;
  }

  private ObjectNode channels() {
    ObjectNode channels = Json.object();
    for (String name : List.of("VOICE", "SMS", "CHAT")) {
      if (random.nextInt(3) > 0) {
        ObjectNode channel = channels.putObject(name);
        sometimes(channel, "captureRules", list(4, this::rule));
        sometimes(channel, "statusTimeouts", timeouts());
        sometimes(channel, "futureSetting", Json.read(oneOf("true", "7")));
      }
    }
    return channels;
  }

  private JsonNode timeouts() {
    ObjectNode timeouts = Json.object();
    sometimes(timeouts, "inactive", Json.read("" + (1 + random.nextInt(2))));
    sometimes(timeouts, "closed", Json.read(oneOf("1", "2", "null")));
    return timeouts;
  }

  private JsonNode rule() {
    ObjectNode rule = Json.object().put("from", oneOf("*", "+15551230100"));
    rule.put("to", oneOf("*", "+15551230101"));
    sometimes(rule, "metadata", Json.object().put("callType", oneOf("PSTN", "CLIENT")));
    sometimes(rule, "futureRuleField", Json.read("1"));
    return rule;
  }

  private JsonNode callback() {
    ObjectNode callback = Json.object().put("url", "https://" + oneOf("a", "b") + ".example.com");
    return random.nextBoolean() ? callback : callback.put("method", oneOf("GET", "POST"));
  }

  private JsonNode text() {
    return Json.read("\"intelligence_configuration_" + random.nextInt(3) + "\"");
  }

  private ArrayNode list(int most, Supplier<JsonNode> element) {
    ArrayNode list = Json.array();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      list.add(element.get());
    }
    return list;
  }

  private void sometimes(ObjectNode object, String field, JsonNode value) {
    if (random.nextBoolean()) {
      object.set(field, value);
    }
  }

  private String oneOf(String... values) {
    return values[random.nextInt(values.length)];
  }
}
