package orch.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import orch.json.Json;

/**
 * Configurations with everything that the service may return, and with what it does not return
 * today: unknown fields everywhere, known ones with values of another kind, and texts that mean
 * harm. Every text and every number is in it once.
 */
final class Samples {
  private static final List<String> NASTY =
      List.of(
          "\"]; click c1 href \"https://evil.example.com\"",
          "<img src=x onerror=alert(1)>",
          "a#quot;b#35;",
          "end",
          "`**bold** _it_`",
          "- list\n2. item",
          "%%{init: {}}%%",
          "fa:fa-car",
          "style x fill:#fff;",
          "classDef x fill:#fff;",
          "subgraph z",
          "c1 --> c9",
          "\u001b[2J\u202e",
          "日本語の設定",
          "|x|{y}(z)[w]",
          "\ufb02\u00b0\u00b060\u00b6\u00df",
          "www.example.com me@example.com https://example.com",
          "a & b &lt; c",
          "  two  spaces  ");

  private final Random random;
  private int count;

  Samples(long seed) {
    this.random = new Random(seed);
  }

  ObjectNode next() {
    ObjectNode all = Json.object();
    put(all, "id", text());
    put(all, "displayName", text());
    put(all, "description", text());
    put(all, "conversationGroupingType", oneOf("\"GROUP_BY_PROFILE\"", "\"NEW_TYPE\""));
    put(all, "memoryStoreId", text());
    put(all, "channelSettings", channels());
    put(all, "statusCallbacks", list(this::callback));
    put(all, "intelligenceConfigurationIds", list(this::text));
    put(all, "memoryExtractionEnabled", oneOf("true", "false"));
    put(all, "conversationsV1Bridge", with("serviceId", text()));
    put(all, "createdAt", oneOf("\"2026-03-01T01:30:00Z\"", "\"2026-03-01T02:30:00Z\""));
    put(all, "updatedAt", text());
    put(all, "version", number());
    return unknown(all);
  }

  /** Adds a member in most cases, and sometimes one of another kind. */
  private void put(ObjectNode object, String name, JsonNode value) {
    int chance = random.nextInt(12);
    if (chance > 1) {
      object.set(name, value);
    } else if (chance == 1) {
      object.set(name, random.nextBoolean() ? Json.read("null") : odd());
    }
  }

  private ObjectNode with(String name, JsonNode value) {
    ObjectNode object = Json.object();
    put(object, name, value);
    return unknown(object);
  }

  private ObjectNode unknown(ObjectNode object) {
    if (random.nextInt(4) == 0) {
      object.set("future" + count++, odd());
    }
    return object;
  }

  private JsonNode odd() {
    return odd(2);
  }

  private JsonNode odd(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> number();
      case 1 -> Json.read("1." + (1000 + count++) + "0");
      case 2 -> Json.read("true");
      case 4 -> list(this::text);
      case 5 -> Json.object().set("inner" + count++, list(() -> odd(depth - 1)));
      default -> text();
    };
  }

  private ObjectNode channels() {
    ObjectNode channels = Json.object();
    for (String name : List.of("VOICE", "SMS", "RCS", "WHATSAPP", "CHAT", "FAX")) {
      ObjectNode timeouts = Json.object();
      put(timeouts, "inactive", number());
      put(timeouts, "closed", number());
      ObjectNode channel = Json.object();
      put(channel, "statusTimeouts", unknown(timeouts));
      put(channel, "captureRules", list(this::rule));
      put(channels, name, unknown(channel));
    }
    return channels;
  }

  private JsonNode rule() {
    ObjectNode rule = Json.object();
    put(rule, "from", text());
    put(rule, "to", text());
    put(rule, "metadata", with("callType", text()));
    return unknown(rule);
  }

  private JsonNode callback() {
    ObjectNode callback = Json.object();
    put(callback, "url", text());
    put(callback, "method", oneOf("\"POST\"", "\"GET\""));
    return unknown(callback);
  }

  private ArrayNode list(Supplier<JsonNode> element) {
    ArrayNode list = Json.array();
    for (int left = random.nextInt(3); left > 0; left--) {
      list.add(element.get());
    }
    return list;
  }

  private JsonNode text() {
    String text = NASTY.get(random.nextInt(NASTY.size()));
    boolean marked = random.nextInt(3) > 0;
    return JsonNodeFactory.instance.textNode(
        marked ? "t" + count++ + " " + text : text + " t" + count++);
  }

  private JsonNode number() {
    return Json.read(String.valueOf(100_000 + count++));
  }

  private JsonNode oneOf(String... values) {
    return Json.read(values[random.nextInt(values.length)]);
  }
}
